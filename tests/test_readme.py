"""The commands of the README run as they stand and print what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import run

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def commands() -> list[tuple[str, list[str]]]:
    """Return each ``$ kg …`` line with the output lines shown under it (``…`` stands for left-out lines)."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(README.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found and line.strip() not in ("", "…"):
                found[-1][1].append(line.rstrip())
    return [(command, lines) for command, lines in found if command.startswith("kg ")]


def test_the_readme_shows_the_main_commands() -> None:
    assert {shlex.split(command)[1] for command, _ in commands()} >= {"build", "query", "ask", "stats", "read"}


def test_commands_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "samples").symlink_to(samples)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    for command, shown in commands():
        capsys.readouterr()
        assert run(shlex.split(command)[1:]) == 0, command
        printed = {line.rstrip() for line in capsys.readouterr().out.splitlines()}
        assert [line for line in shown if line not in printed] == [], command
