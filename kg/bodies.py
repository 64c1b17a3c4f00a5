"""Bodies named together: one pattern for the finder that parts them and for the shape that refuses them in one node."""

import re
from collections.abc import Iterator
from typing import Final

INSTITUTIONS: Final = ("GovernmentBody", "ResearchInstitution", "Enterprise", "Organization")
# No name is longer: what is, is a table that lost its lines.
LONGEST: Final = 120

_VARIANTS = r"(?:[（(][^（()）]*[）)])?"  # 科技厅（委、局）
# The last word of a body, and what joins the next to it; not within brackets.
JOINT: Final = re.compile(
    rf"(?:(?:[厅局委办部院所会]|公司|大学|中心|政府|银行){_VARIANTS}(?=、)"
    rf"|(?:[厅局委]|公司|大学|政府){_VARIANTS}(?=[及和与]))"
    r"(?P<joint>、|[和与]|及其?)(?![^（(]*[）)])"
)
# 请各区工信局: what calls on a body is no part of its name.
_CALL: Final = re.compile(r"(?:请|由)?各(?=[^级部])|请")
_BARE: Final = re.compile(r"(?:有关|相关|各|所属|下属|其他)?(?:部门|单位|机构|组织|委|办|局|厅|部|院|所|会)")


def bodies(name: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each body in a name, a bare 有关部门 left out.

    >>> [name[start:end] for name in ["市教育局和有关部门"] for start, end in bodies(name)]
    ['市教育局']
    """
    cuts = [(hit.start("joint"), hit.end("joint")) for hit in JOINT.finditer(name)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(name)]
    for start, end in zip(starts, ends, strict=True):
        call = _CALL.match(name, start, end) if cuts else None
        start = call.end() if call else start
        if end - start > 1 and not (cuts and _BARE.fullmatch(name, start, end)):
            yield start, end
