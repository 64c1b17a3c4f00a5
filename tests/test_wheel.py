"""The wheel holds all that a command needs: it builds a graph from another folder, with nothing of the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "-w", folder, ROOT]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(next(folder.glob("policy_kg-*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_commands_run_from_the_wheel_alone(unpacked: Path, tmp_path: Path, samples: Path) -> None:
    program = f"import sys; sys.path.insert(0, {str(unpacked)!r}); from kg.cli import run; sys.exit(run(sys.argv[1:]))"

    def kg(*arguments: object) -> str:
        command = [sys.executable, "-c", program, *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    kg("build", samples / "05-管理办法.txt", "--out", "out", "--jobs", "1")
    assert "院士工作站" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "vis" in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert kg("ask", "out").strip()
    assert "05-管理办法" in kg("read", samples / "05-管理办法.txt")
