"""A small graph made by hand, on which every question has an answer."""

from kg.graph import Graph, Row
from kg.model import DocumentRecord, Entity, Evidence, Mark, Observation, SectionRecord, Statement

PLAN, REPORT = "00000000000a", "00000000000b"
BUREAU = f"GovernmentBody/县科技局@{PLAN}"
COUNTY = f"Place/青石县@{PLAN}"
SPACE, NATIONAL_SPACE, LAB = "Platform/众创空间/省级", "Platform/众创空间/国家级", "Platform/重点实验室"
SMALL, HIGH, LEADER = (
    "EnterpriseCategory/科技型中小企业",
    "EnterpriseCategory/高新技术企业",
    "EnterpriseCategory/科技领军企业",
)
TALENT, FIELD = "TalentCategory/领军人才", "Field/生物医药"
UNIVERSITY, FIRM = "ResearchInstitution/青石大学", "Enterprise/恒石机械"
PARK, FUND = "Platform/青石生物园", "Fund/创新券"
POLICY, LAW, STRATEGY = "Policy/科技创新若干措施", "Policy/科学技术进步法", "Policy/创新驱动发展战略"
PROGRAM = "Program/小升高行动"
OUTPUT = "Indicator/高新技术产业产值"


def entities() -> list[Row]:
    return [
        Entity(BUREAU, "GovernmentBody", "县科技局", ("我局",), level="县级", scope=PLAN, why=("未具名的县",)),
        Entity(COUNTY, "Place", "青石县", scope=PLAN, level="县级"),
        Entity("GovernmentBody/县财政局@" + PLAN, "GovernmentBody", "县财政局", scope=PLAN),
        Entity(SPACE, "Platform", "省级众创空间", kind=True, level="省级"),
        Entity(NATIONAL_SPACE, "Platform", "国家级众创空间", kind=True, level="国家级"),
        Entity("Platform/众创空间/省级以上", "Platform", "省级以上众创空间", kind=True, level="省级以上"),
        Entity(LAB, "Platform", "重点实验室", kind=True),
        Entity(PARK, "Platform", "青石生物园"),
        Entity(SMALL, "EnterpriseCategory", "科技型中小企业", kind=True),
        Entity(HIGH, "EnterpriseCategory", "高新技术企业", ("高企",), kind=True),
        Entity(LEADER, "EnterpriseCategory", "科技领军企业", kind=True),
        Entity(TALENT, "TalentCategory", "领军人才", kind=True),
        Entity(FIELD, "Field", "生物医药", kind=True),
        Entity(UNIVERSITY, "ResearchInstitution", "青石大学"),
        Entity(FIRM, "Enterprise", "恒石机械"),
        Entity(FUND, "Fund", "创新券", kind=True),
        Entity(POLICY, "Policy", "科技创新若干措施"),
        Entity(LAW, "Policy", "科学技术进步法"),
        Entity(STRATEGY, "Policy", "创新驱动发展战略"),
        Entity(PROGRAM, "Program", "小升高行动"),
        Entity(OUTPUT, "Indicator", "高新技术产业产值", kind=True),
    ]


def documents() -> list[Row]:
    found: list[Row] = []
    for id, title, date, genre, period in (
        (PLAN, "科技创新若干措施", "2023-02-01", "措施", "2023年"),
        (REPORT, "2023年科技工作总结", "2024-01-10", "总结", "2023年"),
    ):
        found.append(
            DocumentRecord(
                id, f"{title}.txt", title, "青科〔2023〕1号" if id == PLAN else "", date, genre, period, "", "县级",
                COUNTY, BUREAU, (BUREAU,), (), "txt", 900,
            )
        )  # fmt: skip
        found.append(SectionRecord(f"{id}#0", id, "", "", "", "", 0, 10))
        found.append(SectionRecord(f"{id}#1", id, f"{id}#0", "一、", "培育企业", "一、培育企业", 10, 500))
        found.append(SectionRecord(f"{id}#2", id, f"{id}#0", "二、", "建设平台", "二、建设平台", 500, 900))
    return found


CLAIMS = (
    # subject, predicate, object, modality, quote, document, extras
    (BUREAU, "establishes", SPACE, "A", "县科技局建成省级众创空间。", REPORT, {}),
    (BUREAU, "supports", LAB, "P", "县科技局支持重点实验室。", PLAN, {}),
    (BUREAU, "cultivates", TALENT, "N", "全县领军人才匮乏。", REPORT, {}),
    (BUREAU, "cultivates", TALENT, "P", "引进领军人才。", PLAN, {}),
    (BUREAU, "responsibleFor", f"{PLAN}#1", "A", "责任单位：县科技局。", PLAN, {"role": "责任"}),
    (POLICY, "supports", SMALL, "P", "给予科技型中小企业支持。", PLAN, {}),
    (FUND, "supports", SMALL, "P", "以创新券支持科技型中小企业。", PLAN, {}),
    (SMALL, "upgradesTo", HIGH, "P", "科技型中小企业—高新技术企业—科技领军企业", PLAN, {}),
    (HIGH, "upgradesTo", LEADER, "P", "科技型中小企业—高新技术企业—科技领军企业", PLAN, {}),
    (BUREAU, "issues", POLICY, "A", "县科技局印发科技创新若干措施。", PLAN, {}),
    (POLICY, "basedOn", LAW, "A", "根据科学技术进步法制定。", PLAN, {}),
    (LAW, "basedOn", STRATEGY, "A", "贯彻创新驱动发展战略。", PLAN, {}),
    (PARK, "focusesOn", FIELD, "A", "青石生物园以生物医药为主导。", REPORT, {}),
    (PARK, "locatedIn", COUNTY, "A", "青石生物园位于青石县。", REPORT, {}),
    (FIRM, "cooperatesWith", UNIVERSITY, "P", "恒石机械与青石大学达成初步合作意向。", REPORT, {"stage": "意向"}),
    (BUREAU, "supports", "Platform/众创空间/省级以上", "P", "支持省级以上众创空间。", PLAN, {}),
    (BUREAU, "implements", PROGRAM, "A", "实施小升高行动。", REPORT, {}),
    (NATIONAL_SPACE, "partOf", LAB, "A", "国家级众创空间等平台。", REPORT, {}),
)


def statements() -> list[Row]:
    found: list[Row] = []
    for number, (subject, predicate, object, modality, quote, document, extras) in enumerate(CLAIMS):
        start = 20 + 40 * number
        marks = (Mark(start, start + 2, subject), *(() if "#" in object else (Mark(start + 2, start + 4, object),)))
        section = f"{document}#{1 if number % 2 else 2}"
        path = "一、培育企业" if number % 2 else "二、建设平台"
        found.append(
            Evidence(f"e{number:02}", document, section, start, start + len(quote), quote, path, "", "verb", 0.9, marks)
        )
        found.append(
            Statement(f"s{number:02}", subject, predicate, object, modality, 0.9, (f"e{number:02}",), **extras)  # type: ignore[arg-type]
        )
    return found


FIGURES = (
    # indicator, about, value, written, unit, status, comparator, force, period, state, quote, document
    ("高新技术企业", HIGH, "60", "60家", "家", "T", ">=", "力争", "2023年", "given", "力争达到60家以上。", PLAN),
    ("高新技术企业", HIGH, "47", "47家", "家", "A", "=", "", "2023年", "given", "总数达到47家。", REPORT),
    ("高新技术产业产值", OUTPUT, "*", "*亿元", "亿元", "A", "=", "", "2023年", "masked", "产值达到*亿元。", REPORT),
    ("创新券", FUND, "20", "20万元", "万元", "C", "<=", "", "", "given", "每家最高20万元。", PLAN),
    ("科技型中小企业", SMALL, "5", "5%", "%", "C", ">=", "", "", "given", "研发投入占比5%以上。", PLAN),
)


def figures() -> list[Row]:
    found: list[Row] = []
    for number, row in enumerate(FIGURES):
        indicator, about, value, written, unit, status, comparator, force, period, state, quote, document = row
        id, start = f"f{number}", 800 + 10 * number
        found.append(
            Evidence(id, document, f"{document}#1", start, start + len(quote), quote, "一、培育企业", "", "figure", 0.8)
        )
        found.append(
            Observation(
                f"o{number}",
                indicator,
                (about,),
                COUNTY,
                value,
                written,
                unit,
                status,
                comparator,
                force,
                period,
                state,
                0.8,
                (id,),
            )
        )  # type: ignore[arg-type]
    return found


def sample() -> Graph:
    """Return the graph, without what follows from it."""
    return Graph.of([*documents(), *entities(), *statements(), *figures()])
