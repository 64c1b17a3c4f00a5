"""What a name names: its entity id, found by small steps that each give their reason.

A step takes what is known of a name and returns more of it; the first that decides how far the name reaches
(``scope``) settles it. A name that no step settles is known everywhere by its normal form.

    高企            ─ alias ─▶ 高新技术企业                            EnterpriseCategory/高新技术企业
    省级众创空间     ─ level ─▶ 众创空间 at 省级                        Platform/众创空间/省级
    省科技厅        ─ of_home ─▶ 福建省科学技术厅 (a document of Fujian)  GovernmentBody/福建省科学技术厅
    县科技局        ─ of_home ─▶ scoped to its document                 GovernmentBody/县科学技术局@3f2a…
"""

from dataclasses import replace
from typing import Final

from kg.model import MentionType
from kg.resolve import bodies, kinds, locate, reach
from kg.resolve.name import Name, Step, alias, parts, spelling, struck_out
from kg.resolve.normal import redacted
from kg.resolve.places import Home

FIRST: Final[tuple[Step, ...]] = (spelling, parts, alias)
PLACED: Final[tuple[Step, ...]] = (locate.national, locate.of_place, locate.within)
KINDS: Final[tuple[Step, ...]] = (
    struck_out,
    kinds.graded,
    kinds.bare_level,
    locate.of_home,
    kinds.listed,
    *PLACED,
    reach.given,
    kinds.general,
)
NAMED: Final[tuple[Step, ...]] = (struck_out, kinds.graded, locate.of_home, kinds.known, *PLACED)
STEPS: Final[dict[MentionType, tuple[Step, ...]]] = {
    "GovernmentBody": (
        bodies.own_body,
        bodies.central,
        bodies.struck_out,
        bodies.placed,
        bodies.of_area,
        bodies.elsewhere,
        bodies.collective,
        bodies.of_home,
        bodies.some_of_home,
    ),
    "Place": (
        locate.own_place,
        struck_out,
        locate.division,
        locate.class_of_places,
        locate.named_area,
        kinds.individual,
        locate.other_place,
    ),
    "ResearchInstitution": (reach.anaphor, *KINDS, reach.institute),
    "Enterprise": (struck_out, kinds.known, locate.of_home, *PLACED, reach.given, kinds.general, reach.firm),
    "Organization": (reach.anaphor, *KINDS, reach.institute),
    "Platform": (reach.package, *KINDS),
    "Program": (*NAMED, reach.programme),
    "Project": KINDS,
    "Policy": (struck_out, reach.law, reach.hollow, *NAMED, reach.congress, reach.package, reach.title, kinds.general),
    "EnterpriseCategory": (struck_out, kinds.graded, kinds.bare_level, kinds.category),
    "TalentCategory": (struck_out, kinds.graded, kinds.bare_level, kinds.category),
    "Person": (struck_out, reach.person),
    "Field": (struck_out, kinds.category),
    "Event": (reach.congress, *NAMED, reach.event),
    "Award": (*NAMED, kinds.general),
    "Fund": (struck_out, locate.funded, *KINDS),
    "Indicator": (struck_out, kinds.category),
}


def identify(type_: MentionType, text: str, home: Home) -> Name:
    """Return what a name of a type names in a document with this home."""
    name = Name.of(type_, text, home)
    for step in (*FIRST, *STEPS[type_]):
        name = step(name)
        if name.scope is not None:
            return (
                name
                if name.scope == home.document or not redacted(name.text)
                else struck_out(replace(name, scope=None))
            )
    return name.because(f"“{name.text}”有这样名称的，各文件所指相同", scope="")
