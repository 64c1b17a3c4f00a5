"""What happens to a folder of documents, a build and its files."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

Step = tuple[str, str, str]  # write or delete, the document's name, its sentence
SENTENCES = (
    "X县科技局新建众创空间2家。",
    "市科技局印发《青澜市科技计划管理办法》。",
    "力争技术合同成交额达到3亿元。",
    "青澜理工大学与蓝舸重工共建海洋装备联合实验室。",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(("write", "delete")), st.sampled_from("abc"), st.sampled_from(SENTENCES)),
    min_size=1,
    max_size=6,
)


def take(folder: Path, step: Step) -> None:
    """Write or delete a document."""
    action, name, sentence = step
    if action == "write":
        (folder / f"{name}.txt").write_text(sentence + "\n", encoding="utf-8")
    else:
        (folder / f"{name}.txt").unlink(missing_ok=True)


def kill_after(seconds: float, command: Sequence[str]) -> None:
    """Run a command, and kill it if it takes longer."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def spoil_all(path: Path) -> None:
    path.write_bytes(b"not a database at all, but long enough to be read as one" * 40)


def spoil_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = bytes(len(data) - 8192)
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
