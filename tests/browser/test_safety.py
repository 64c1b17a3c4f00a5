"""The page asks for nothing, runs nothing but its own scripts, and shows hostile text as text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from selenium import webdriver

from kg.explore import page as write_page
from kg.graph import Graph
from kg.model import DocumentRecord, Entity, Evidence, Mark, Observation, SectionRecord, Statement
from tests.browser.pages import Page

HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "{{ title }}${document.title='owned'}",
    "javascript:document.title='owned'",
    "\"' onmouseover=document.title='owned' x='",
    "科技局\u2028<!--\u202e <b>😀</b>",
    "]]></textarea></style><svg onload=document.title='owned'>",
)


def hostile() -> tuple[Graph, dict[str, str]]:
    """A graph in which every text that a document could bring is hostile."""
    bait = HOSTILE[1]
    quotes = [f"{one}支持{two}。😀" for one, two in pairwise(HOSTILE)]
    text = "😀".join(quotes)
    entities = [Entity(f"Platform/{one}", "Platform", one, (one[::-1],), level=bait, why=(bait,)) for one in HOSTILE]
    ids = [row.id for row in entities]
    said = dict.fromkeys(("source", "title", "number", "date", "genre", "period", "period_why", "level"), bait)
    document = DocumentRecord(
        "d", **said, place=ids[0], actor=ids[1], issuers=(ids[2],), addressees=(), format="txt", characters=len(text)
    )
    rows = [document, SectionRecord("d#0", "d", "", bait, bait, bait, 0, len(text)), *entities]
    start = 0
    for number, quote in enumerate(quotes):
        one, two = entities[number], entities[number + 1]
        marks = (
            Mark(start, start + len(one.label), one.id),
            Mark(start + len(one.label) + 2, start + len(quote) - 2, two.id),
        )
        rows.append(Evidence(f"e{number}", "d", "d#0", start, start + len(quote), quote, bait, bait, bait, 0.9, marks))
        rows.append(Statement(f"s{number}", one.id, "supports", two.id, "P", 0.9, (f"e{number}",), bait, bait))
        start += len(quote) + 1
    rows.append(Statement("task", entities[0].id, "responsibleFor", "d#0", "A", 0.9, ("e0",)))
    values = dict.fromkeys(("value", "written", "unit", "force", "period"), bait)
    about = (entities[0].id,)
    rows.append(
        Observation(
            "o", bait, about, "", **values, status="T", comparator="=", state="given", confidence=0.9, evidence=("e0",)
        )
    )
    return Graph.of(rows), {"d": text}


@pytest.fixture(scope="module")
def bad(driver: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory) -> Page:
    path = tmp_path_factory.mktemp("bad") / "坏 page.html"
    graph, texts = hostile()
    path.write_text(write_page(graph, texts, title="<b>" + HOSTILE[1]), encoding="utf-8", newline="\n")
    return Page(driver, path)


def test_the_page_of_the_samples_opens_with_no_request_and_no_error(page: Page) -> None:
    page.driver.get_log("performance")
    page.driver.get_log("browser")
    for view in ("map", "regions", "path", "figures", "time", "docs"):
        page.open(f"view={view}")
    events = [json.loads(row["message"])["message"] for row in page.driver.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert {url.split("#")[0] for url in asked if not url.startswith(("about:", "data:"))} == {
        page.path.resolve().as_uri()
    }
    assert page.driver.get_log("browser") == []


def test_the_policy_stops_foreign_scripts_and_requests(page: Page) -> None:
    page.open()
    page.script(
        "const one = document.createElement('script'); one.textContent = 'window.owned = 1'; document.body.append(one);"
    )
    assert page.script("return window.owned") is None
    stopped = page.driver.execute_async_script(
        "addEventListener('securitypolicyviolation', (event) => arguments[0](event.effectiveDirective));"
        "fetch('https://example.org/').catch(() => {});"
    )
    assert stopped == "connect-src"
    page.driver.get_log("browser")


@pytest.mark.parametrize("view", ["map", "regions", "list", "figures", "time", "docs", "doc", "path", "compare"])
def test_hostile_text_stays_text_in_every_view(bad: Page, view: str) -> None:
    a, b = (f"Platform/{one}" for one in HOSTILE[:2])
    bad.open().go(view=view, a=a, b=b, type="Platform" if view == "list" else "", doc="d", at="0-9")
    assert bad.text("#count") or bad.text("#sheet")
    assert_harmless(bad)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_as_it_is(bad: Page, name: str) -> None:
    bad.open().go(view="ego", node=f"Platform/{name}", pick=f"n:Platform/{name}")
    assert name in bad.text("#panel h2")
    graph, _ = hostile()
    quotes = [row.quote for row in graph.evidence.values()]
    assert set(bad.quotes()) <= set(quotes)
    bad.script("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
    assert_harmless(bad)


def test_hostile_names_are_found_and_exported_as_they_are(bad: Page) -> None:
    bad.open("")
    assert HOSTILE[0] in bad.search("<img")
    assert_harmless(bad)


def test_the_text_is_read_as_it_is(bad: Page) -> None:
    bad.open("view=doc&doc=d")
    _, texts = hostile()
    bad.wait(lambda: bad.text("#sheet .text") == texts["d"])


def assert_harmless(page: Page) -> None:
    """Nothing of the bait ran or became an element."""
    assert page.driver.title == "<b>" + HOSTILE[1]
    made = page.script(
        "return document.querySelectorAll('#top img, main img, main script, main svg[onload], b').length"
    )
    assert made == 0
    listening = page.script("return document.querySelectorAll('[onerror], [onmouseover], [onload]').length")
    assert listening == 0


def test_a_page_without_texts_shows_its_quotes(driver: webdriver.Chrome, tmp_path: Path) -> None:
    graph, _ = hostile()
    path = tmp_path / "page.html"
    path.write_text(write_page(graph, {}), encoding="utf-8", newline="\n")
    page = Page(driver, path).open("view=doc&doc=d")
    page.wait(lambda: "不含原文" in page.text("#sheet"))
    page.go(view="ego", node=f"Platform/{HOSTILE[0]}", pick=f"n:Platform/{HOSTILE[0]}")
    assert graph.evidence["e0"].quote in page.quotes()
