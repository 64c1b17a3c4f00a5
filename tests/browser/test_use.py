"""An analyst at the page of the samples: finds, follows, filters, reads, goes back."""

import re
from collections import Counter

import pytest
from pypinyin import lazy_pinyin
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.explore.encode import TWICE
from kg.graph import Graph
from kg.labels import labels
from kg.model import PREDICATES, Entity, Statement
from tests.browser.pages import Page

ZH = labels("zh")


def page_statements(graph: Graph) -> list[Statement]:
    """The statements that the page draws."""
    known = graph.entities.keys() | graph.sections.keys()
    rows = graph.statements.values()
    drawn = [row for row in rows if row.predicate in PREDICATES and row.rule not in TWICE]
    return [row for row in drawn if {row.subject, row.object} <= known]


def stated(graph: Graph) -> list[Statement]:
    """Those of them between two entities, with a sentence."""
    rows = [row for row in page_statements(graph) if row.evidence and row.subject != row.object]
    return [row for row in rows if {row.subject, row.object} <= graph.entities.keys()]


def largest(graph: Graph) -> Entity:
    """The entity with most statements, of those whose name no other has."""
    names = Counter(row.label for row in graph.entities.values())
    ends = Counter(end for row in stated(graph) for end in (row.subject, row.object))
    return graph.entities[next(id for id, _ in ends.most_common() if names[graph.entities[id].label] == 1)]


@pytest.mark.parametrize("length", [0, None, 1])
def test_search_finds_a_name_by_han_pinyin_and_initials(page: Page, graph: Graph, length: int | None) -> None:
    name = largest(graph).label
    query = name if length == 0 else "".join(one[:length] for one in lazy_pinyin(name))
    assert name in page.open().search(query)[:5]


def test_search_finds_an_alias_and_says_whose(page: Page, graph: Graph) -> None:
    labels = {row.label for row in graph.entities.values()}
    one = next(row for row in graph.entities.values() if row.aliases and row.aliases[0] not in labels)
    assert one.label in page.open().search(one.aliases[0])
    assert f"= {one.aliases[0]}" in page.texts("#found .hit .soft")


def test_search_says_when_there_is_nothing(page: Page) -> None:
    assert page.open().search("没有这个名称") == []
    assert "没有这个名称" in page.text("#found")


def test_enter_opens_the_neighbourhood_with_every_neighbour_drawn_or_counted(page: Page, graph: Graph) -> None:
    one = largest(graph)
    page.open().search(one.label)
    page.one("#query").send_keys(Keys.ENTER)
    page.wait(lambda: "view=ego" in page.hash())
    drawn = int(page.text("#count").split("画出")[1].split("个")[0])
    left = page.text("#count").partition("另有")[2].split("个")[0]
    ends = {
        end
        for row in page_statements(graph)
        for end in (row.subject, row.object)
        if one.id in (row.subject, row.object)
    }
    assert drawn + int(left or 0) == len(ends)
    assert one.label in page.text("#panel h2")


def test_every_quote_of_an_edge_is_the_text_at_its_place(page: Page, graph: Graph, documents: dict[str, str]) -> None:
    page.open()
    for row in stated(graph)[::5]:
        page.go(view="ego", node=row.subject, pick=f"e:{row.subject}|{row.object}")
        found = page.quotes()
        for proof in (graph.evidence[id] for id in row.evidence):
            assert documents[proof.document][proof.start : proof.end] in found


def test_a_click_on_a_line_shows_its_sentence(page: Page, graph: Graph, documents: dict[str, str]) -> None:
    row = max(stated(graph), key=lambda row: row.confidence)
    page.open(f"view=path&a={row.subject}&b={row.object}")
    page.wait(lambda: "画出" in page.text("#count"))
    ActionChains(page.driver).move_to_element(page.one("#drawing canvas")).click().perform()
    page.wait(lambda: "pick=e:" in page.hash())
    proof = graph.evidence[row.evidence[0]]
    assert documents[proof.document][proof.start : proof.end] in page.quotes()


def test_the_source_opens_at_the_sentence(page: Page, graph: Graph, documents: dict[str, str]) -> None:
    row = stated(graph)[0]
    page.open(f"view=ego&node={row.subject}&pick=e:{row.subject}|{row.object}")
    quote = page.quotes()[0]
    page.one('#panel [data-act="read"]').click()
    page.wait(lambda: page.texts("#sheet .target") == [quote])
    assert page.text("#sheet .text") in documents.values()
    top = page.script("return document.querySelector('.target').getBoundingClientRect().top")
    assert 0 < top < 720


def test_a_citation_names_document_section_and_place(page: Page, graph: Graph) -> None:
    row = next(row for row in stated(graph) if graph.evidence[row.evidence[0]].path)
    proof = graph.evidence[row.evidence[0]]
    page.open(f"view=ego&node={row.subject}&pick=e:{row.subject}|{row.object}")
    page.quotes()
    page.script("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    page.one('#panel [data-act="cite"]').click()
    page.wait(lambda: page.script("return window.copied"))
    copied = page.script("return window.copied")
    assert f"“{proof.quote}”" in copied
    assert graph.documents[proof.document].title.strip("《》") in copied
    assert proof.path in copied
    assert f"第{proof.start + 1}–{proof.end}字" in copied


def test_the_legend_filters_and_the_counts_follow(page: Page, graph: Graph) -> None:
    page.open()
    rows = page_statements(graph)
    predicate, count = Counter(row.predicate for row in rows).most_common(1)[0]
    box = next(one for one in page.all('[data-facet="predicates"]') if ZH[predicate] in one.text)
    assert str(count) in box.text
    box.click()
    page.wait(lambda: f"only.predicates={predicate}" in page.hash())
    assert f"{count} 条关系" in page.text("#count")
    kept = {end for row in rows if row.predicate == predicate for end in (row.subject, row.object)}
    shown = sum(int(text) for text in page.texts('[data-facet="types"] .number'))
    assert shown == len(kept)
    page.driver.refresh()  # the address restores the filter
    page.wait(lambda: f"{count} 条关系" in page.text("#count"))
    page.one("#filter .head button").click()
    page.wait(lambda: "only." not in page.hash())
    assert f"{len(rows)} 条关系" in page.text("#count")


@pytest.mark.parametrize("modality, word", [("A", "已做"), ("P", "计划"), ("N", "否定")])
def test_modality_filters(page: Page, graph: Graph, modality: str, word: str) -> None:
    page.open(f"only.modalities={modality}")
    rows = [row for row in page_statements(graph) if row.modality == modality]
    assert f"{len(rows)} 条关系" in page.text("#count")


def test_expand_hide_pin_back_and_forward(page: Page, graph: Graph) -> None:
    one = largest(graph)
    next_to = next(row.object for row in stated(graph) if row.subject == one.id)
    page.open(f"view=ego&node={one.id}&pick=n:{next_to}")
    drawn = page.text("#count")
    page.one('[data-act="hide"]').click()
    page.wait(lambda: "隐藏了 1 个" in page.text("#count"))
    page.driver.back()
    page.wait(lambda: page.text("#count") == drawn)
    page.driver.forward()
    page.wait(lambda: "隐藏了 1 个" in page.text("#count"))
    page.driver.back()
    page.wait(lambda: bool(page.all('[data-act="centre"]')))
    page.one('[data-act="centre"]').click()
    page.wait(lambda: f"node={next_to}" in page.hash())
    page.driver.back()
    page.wait(lambda: f"node={one.id}" in page.hash())
    assert page.text("#count") == drawn


def test_the_shortest_path_is_found_with_its_statements(page: Page, graph: Graph) -> None:
    import networkx as nx

    whole = nx.Graph((row.subject, row.object) for row in page_statements(graph))
    start = largest(graph).id
    lengths = nx.single_source_shortest_path_length(whole, start)
    end = max((id for id in lengths if id in graph.entities), key=lambda id: (lengths[id], id))
    page.open(f"view=path&a={start}&b={end}")
    page.wait(lambda: "画出" in page.text("#count"))
    assert f"，{lengths[end]} 步" in page.text("#count")
    steps = page.script("return document.querySelector('#panel .path').querySelectorAll('.rows').length")
    assert steps == lengths[end]


def test_what_two_share(page: Page, graph: Graph) -> None:
    rows = page_statements(graph)
    beside: dict[str, set[str]] = {}
    for row in rows:
        beside.setdefault(row.subject, set()).add(row.object)
        beside.setdefault(row.object, set()).add(row.subject)
    one, two = sorted(beside, key=lambda id: (-len(beside[id]), id))[:2]
    page.open(f"view=compare&a={one}&b={two}")
    only, shared, other = [int(text) for text in page.texts("#sheet h3 .number")]
    assert shared == len((beside[one] & beside[two]) - {one, two})
    assert only == len(beside[one] - beside[two] - {two} - {one})
    assert other == len(beside[two] - beside[one] - {one} - {two})


def test_two_documents_are_compared(page: Page, graph: Graph) -> None:
    one, two = list(graph.documents)[:2]
    page.open(f"view=compare&a=doc:{one}&b=doc:{two}")
    assert len(page.texts("#sheet h3 .number")) == 3


def test_masked_values_are_shown_as_masked(page: Page, graph: Graph) -> None:
    masked = [row for row in graph.observations.values() if row.state == "masked"]
    page.open("view=figures&type=masked")
    assert len(page.all("#sheet [data-figure]")) == len(masked)
    assert all("隐去" in text for text in page.texts("#sheet [data-figure]"))


def test_a_figure_leads_to_its_sentence(page: Page, graph: Graph) -> None:
    page.open("view=figures")
    button = page.one("#sheet [data-figure]")
    row = list(graph.observations.values())[int(button.get_attribute("data-figure") or 0)]
    button.click()
    assert graph.evidence[row.evidence[0]].quote in page.quotes()


def test_years_filter(page: Page, graph: Graph) -> None:
    page.open("view=time")
    years = page.texts("#sheet .year strong")
    page.script("document.querySelector('#sheet g.point').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    page.wait(lambda: "from=20" in page.hash())
    told = {row.id: re.search(r"20\d\d", f"{row.period} {row.date}") for row in graph.documents.values()}
    inside = {id for id, year in told.items() if year and year[0] == years[0]}
    rows = page_statements(graph)
    kept = [row for row in rows if any(graph.evidence[id].document in inside for id in row.evidence)]
    page.one('[data-view="map"]').click()
    page.wait(lambda: f"{len(kept)} 条关系" in page.text("#count"))


def test_regions_show_or_count_every_entity_with_statements(page: Page, graph: Graph) -> None:
    page.open("view=regions")
    words = page.texts("#count span")[-1]
    ends = {end for row in page_statements(graph) for end in (row.subject, row.object) if row.subject != row.object}
    alone = int(words.split("个实体没有关系")[0])
    tasks = {row for row in ends if row not in graph.entities}
    assert alone == len(graph.entities) + len(tasks) - len(ends)


def test_keyboard_alone(page: Page, graph: Graph) -> None:
    page.open()
    keys = ActionChains(page.driver)
    keys.send_keys("/").perform()
    assert page.script("return document.activeElement.id") == "query"
    ActionChains(page.driver).send_keys(largest(graph).label, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER).perform()
    page.wait(lambda: "view=ego" in page.hash())
    page.script("document.getElementById('drawing').focus()")
    ActionChains(page.driver).send_keys(Keys.ARROW_RIGHT).perform()
    spoken = page.text("#spoken")
    assert spoken
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    page.wait(lambda: spoken.split("，")[0] in page.text("#panel h2"))
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()  # again: centre on it
    page.wait(lambda: spoken.split("，")[0] in page.text("#bar strong"))
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    page.wait(lambda: "pick=" not in page.hash())


def test_search_keys_choose_and_escape_closes(page: Page) -> None:
    page.open().search("科")
    page.one("#query").send_keys(Keys.ARROW_DOWN)
    assert page.script("return document.getElementById('query').getAttribute('aria-activedescendant')") == "hit1"
    page.one("#query").send_keys(Keys.ESCAPE)
    assert not page.one("#found").is_displayed()


def test_every_control_has_a_name(page: Page) -> None:
    nameless = """
    return [...document.querySelectorAll("button, input, select, summary, a")]
      .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.closest("label")))
      .map((one) => one.outerHTML.slice(0, 120));
    """
    for view in ("map", "regions", "path", "figures", "time", "docs", "list"):
        assert page.open(f"view={view}").script(nameless) == []


def test_english_interface(page: Page) -> None:
    page.open().one("#language").click()
    page.wait(lambda: "Overview" in page.text("#views"))
    assert "Platform" in page.text("#filter") or "platform" in page.text("#filter")
    page.one("#language").click()


def test_dark_and_light(page: Page) -> None:
    page.open()
    paper = "return getComputedStyle(document.body).backgroundColor"
    before = page.script(paper)
    page.one("#mode").click()
    assert page.script(paper) != before
    page.one("#mode").click()
    assert page.script(paper) == before
