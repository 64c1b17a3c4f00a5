"""Any input whatever is read, extracted and written, or refused by name; earlier finds stay mended."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import TARGETS

FINDS = sorted((Path(__file__).parent / "finds").iterdir())
# Pieces of which official texts and markup are made reach further than random bytes do.
PIECES = (
    "一、", "（一）", "第三条", "\n", "\r\n", "　", "《", "》", "“", "”", "、", "。", "省科技厅", "X公司", "A",
    "3.5亿元", "十二", "百分之", "2025年", "47家", "增长", "力争", "支持", "建设", "众创空间", "责任单位：", "<p>",
    "</table>", "<script>", "&#0;", "<w:t>", "<w:tbl>", "|", "=1", '"', "\\", ">", "\ufeff", "\u2028", "😀",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "replace")))
def test_whatever_comes_in(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("find", FINDS, ids=lambda path: path.name)
def test_what_was_found_stays_mended(find: Path) -> None:
    TARGETS[find.name.split("-")[0]](find.read_bytes())
