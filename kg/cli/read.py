"""``kg read``: show documents as they are read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.model import Document, Outline


def read(
    file: Annotated[Path, typer.Argument(help="A document, a folder or a zip archive. 例: kg read 通知.docx")],
) -> None:
    """Show a document as read: what it says of itself, its sections indented, furniture greyed."""
    from kg.errors import KGError
    from kg.read import read as read_source
    from kg.read import sources

    failed = False
    for source in sources([file]):
        try:
            _show(read_source(source))
        except KGError as error:
            failed = True
            print(f"kg: {error}", file=sys.stderr)
    if failed:
        raise typer.Exit(1)


def _show(document: "Document") -> None:
    from rich.console import Console

    from kg.metadata import describe
    from kg.structure import split

    outline = split(document)
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(f"== {document.source} ({document.format}, {document.encoding}, {document.id})", style="bold")
    for fact in describe(document, outline):
        console.print(f"{fact.key}: {fact.value}  ({fact.why})", style="cyan")
    for _, words, style in sorted(_rows(document, outline)):
        console.print(words, style=style)


def _rows(document: "Document", outline: "Outline") -> Iterator[tuple[int, str, str]]:
    """Yield offset, words and style of each page, notice and sentence."""
    for anchor in document.anchors:
        if anchor.label.endswith("页"):
            yield anchor.start, f"—— {anchor.label} ——", "dim"
    for item in document.furniture:
        yield item.start, f"[{item.kind}] {' '.join(document.text[item.start : item.end].split())}", "bright_black"
    for sentence in outline.sentences:
        section = outline.sections[sentence.section]
        indent = "  " * max(0, section.level - (sentence.start == section.start))
        yield sentence.start, indent + sentence.reading(document.text), "bright_black" if section.outline else ""
