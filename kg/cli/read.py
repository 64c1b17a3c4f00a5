"""kg read: show a document as it was read."""

from pathlib import Path
from typing import Annotated

import typer

from kg.model import Document, Outline


def read(file: Annotated[Path, typer.Argument(help="a document, a folder or a zip archive")]) -> None:
    """Show a document as read: sections indented, furniture greyed, sentences one a line."""
    from kg.metadata import describe
    from kg.read import read as read_document
    from kg.read import sources
    from kg.structure import split

    for source in sources([file]):
        document = read_document(source)
        outline = split(document)
        print(f"== {document.source} ({document.format}, {document.encoding}, {document.id})")
        for fact in describe(document, outline):
            print(f"{fact.key}: {fact.value}  ({fact.why})")
        _print_text(document, outline)


def _print_text(document: Document, outline: Outline) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, soft_wrap=True)
    for start, words, grey in sorted(_rows(document, outline)):
        del start
        console.print(words, style="bright_black" if grey else None)


def _rows(document: Document, outline: Outline) -> list[tuple[int, str, bool]]:
    """Return the offset, the words and whether they are furniture, for each sentence and notice."""
    rows = [
        (item.start, f"[{item.kind}] {document.text[item.start : item.end].strip()}", True)
        for item in document.furniture
    ]
    for sentence in outline.sentences:
        section = outline.sections[sentence.section]
        opens = sentence.start == section.start
        indent = "  " * max(0, section.level - (1 if opens else 0))
        rows.append((sentence.start, indent + sentence.reading(document.text), section.outline))
    return rows
