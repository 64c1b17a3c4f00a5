"""Who is responsible for the task of a section: 责任单位, 牵头单位, 配合单位 lines."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Relation, Task
from kg.relations.lines import Line

BODY: Final = r"(?:单位|部门|科室|处室|股室|机构)"
TRIGGER: Final = re.compile(rf"(责任|牵头|配合|协助|主办|协办|承办|参与|负责)(?:{BODY})?{BODY}\s*[:：]")
ROLES: Final = {"牵头": "牵头", "主办": "牵头", "配合": "配合", "协助": "配合", "协办": "配合", "参与": "配合"}
ACTORS: Final = frozenset(
    ("GovernmentBody", "ResearchInstitution", "Enterprise", "Organization", "Platform", "Place", "EnterpriseCategory")
)


def responsible_lines(line: Line) -> Iterator[Relation]:
    """Yield responsibleFor with the section's task for every body after 责任单位：

    （牵头单位：省科技厅；配合单位：省财政厅） gives 省科技厅 牵头 and 省财政厅 配合.
    """
    triggers = [(found.end(), ROLES.get(found[1], "责任")) for found in TRIGGER.finditer(line.text)]
    if not triggers:
        return
    task = Task(line.sentence.section)
    for name in line.names:
        role = next((role for end, role in reversed(triggers) if end <= name.start), "")
        if role and name.mention.type in ACTORS:
            yield Relation(
                name.mention,
                "responsibleFor",
                task,
                "A",
                line.sentence.start,
                line.sentence.end,
                "responsible_lines",
                confidence=0.95,
                role=role,
            )
