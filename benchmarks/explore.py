"""The explorer in a real browser: ready, clicks, size; beside a page that pyvis writes by itself.

Wall time, since a user waits for it: medians of several openings in one browser with the network cut.
pyvis gets its best case: its scripts in the page, places given, physics off. As it comes it needs minutes.
"""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from pyvis.network import Network
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from benchmarks.measure import Row
from kg import explore
from kg.graph import Graph
from kg.graph import Row as GraphRow
from kg.model import (
    PREDICATES,
    TYPES,
    DocumentRecord,
    Entity,
    Evidence,
    Mark,
    Observation,
    SectionRecord,
    Statement,
)

SIZES = (1000, 5000, 20_000)
RUNS = 3
HAN = "省市县区科技创新产业企业平台人才高新发展研究院中心实验室园孵化器智能装备生物医药新材料海洋农业服务"
PEER = "pyvis, places given, physics off"

# Milliseconds since the page was asked for, once it is ready and two frames have been drawn.
READY = """
const done = arguments[0];
const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
const wait = () => (document.documentElement.dataset.ready || window.network ? frames() : setTimeout(wait, 5));
wait();
"""
# Milliseconds from a change of the address to the end of the second frame after it, as a click makes it.
GO = """
const [hash, done] = arguments;
const begun = performance.now();
history.pushState(null, "", hash);
dispatchEvent(new PopStateEvent("popstate"));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
"""
# Milliseconds from a typed query to its results in the list.
FIND = """
const [query, done] = arguments;
const begun = performance.now();
const box = document.getElementById("query");
box.value = query;
box.dispatchEvent(new Event("input"));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
"""


def rows(corpus: Path) -> Iterator[Row]:
    """Measure made-up graphs of three sizes; the folder of documents is not used."""
    driver = _browser()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for size in SIZES:
                yield from _size(driver, Path(folder), size)
    finally:
        driver.quit()


def _size(driver: webdriver.Chrome, folder: Path, size: int) -> Iterator[Row]:
    graph, texts = made_up(size)
    ours, peer = folder / f"kg-{size}.html", folder / f"pyvis-{size}.html"
    ours.write_text(explore.page(graph, texts), encoding="utf-8")
    peer.write_text(_pyvis(graph), encoding="utf-8")
    waits = [(_ready(driver, ours), _ready(driver, peer)) for _ in range(RUNS)]
    yield Row(f"ready, {size:,} nodes", "ms", median(ms for ms, _ in waits), PEER, median(ms for _, ms in waits), False)
    megabytes = [path.stat().st_size / 1e6 for path in (ours, peer)]
    yield Row(f"page, {size:,} nodes", "MB", megabytes[0], PEER, megabytes[1], False)
    if size == SIZES[-1]:
        _ready(driver, ours)
        yield from _clicks(driver, graph)


def _clicks(driver: webdriver.Chrome, graph: Graph) -> Iterator[Row]:
    nodes = list(graph.entities)
    largest, second, small = nodes[0], nodes[7], nodes[-1]
    for name, hash in (
        ("largest ego network", f"view=ego&node={largest}&pick=n:{largest}"),
        ("the same, two steps", f"view=ego&node={largest}&steps=2"),
        ("ego network of a small node", f"view=ego&node={small}"),
        ("evidence of a node", f"view=ego&node={small}&pick=n:{second}"),
        ("paths between two", f"view=path&a={second}&b={small}"),
        ("what two share", f"view=compare&a={largest}&b={second}"),
        ("list of a type", f"view=list&type={graph.entities[second].type}"),
        ("filter by predicate", "view=map&only.predicates=supports"),
        ("filter by year", "view=map&from=2021&to=2022"),
        ("regions", "view=regions"),
        ("figures", "view=figures"),
        ("years", "view=time"),
        ("documents", "view=docs"),
        ("a document", f"view=doc&doc={next(iter(graph.documents))}"),
        ("overview", "view=map"),
    ):
        yield Row(f"{name}, {len(nodes):,} nodes", "ms", _answer(driver, GO, f"#{hash}", "#view=docs"))
    for query in ("科技", "kj", "keji"):
        yield Row(f"find {query}, {len(nodes):,} nodes", "ms", _answer(driver, FIND, query, ""))


def _answer(driver: webdriver.Chrome, script: str, value: str, between: str) -> float:
    """Return the median time of going to a place, from another."""
    times = []
    for _ in range(RUNS):
        driver.execute_async_script(script, between)
        times.append(float(driver.execute_async_script(script, value)))
    return median(times)


def _ready(driver: webdriver.Chrome, path: Path) -> float:
    driver.get("about:blank")
    driver.get(path.as_uri())
    return float(driver.execute_async_script(READY))


def _browser() -> webdriver.Chrome:
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_window_size(1280, 720)
    driver.set_script_timeout(120)
    return driver


def _pyvis(graph: Graph) -> str:
    """Return the page that pyvis writes of the same nodes and edges.

    ``add_node`` and ``add_edge`` look through all there are: filling the lists gives the same page in less time.
    """
    place = random.Random(0)
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    where = {row.id: {"x": place.gauss(0, 2000), "y": place.gauss(0, 2000)} for row in graph.entities.values()}
    network.nodes = [
        {"id": row.id, "label": row.label, "group": row.type, "shape": "dot", **where[row.id]}
        for row in graph.entities.values()
    ]
    network.node_ids = [row["id"] for row in network.nodes]
    network.edges = [
        {"from": row.subject, "to": row.object, "title": row.predicate, "arrows": "to"}
        for row in graph.statements.values()
    ]
    html: str = network.generate_html()
    return html


def made_up(size: int) -> tuple[Graph, dict[str, str]]:
    """Return a graph of so many entities and its texts: as many statements again and a third, each with a sentence.

    Few nodes have many statements and most have one or two, as in graphs of real documents.
    """
    chance = random.Random(size)
    entities = [_entity(chance, number) for number in range(size)]
    rows: list[GraphRow] = list(entities)
    texts: dict[str, str] = {}
    for number in range(size // 50):
        rows += _document(chance, number, entities, texts)
    return Graph.of(rows), texts


def _entity(chance: random.Random, number: int) -> Entity:
    label = "".join(chance.choices(HAN, k=chance.randint(4, 12)))
    type = chance.choice(TYPES)
    aliases = (label[:3],) if number % 5 == 0 else ()
    return Entity(f"{type}/{number:06}{label}", type, label, aliases, level="省级" if number % 4 == 0 else "")


def _document(chance: random.Random, number: int, entities: list[Entity], texts: dict[str, str]) -> Iterator[GraphRow]:
    id = f"{number:012x}"
    text = ""
    for line in range(67):  # a third more than the 50 entities that a document brings
        ends = [entities[int(len(entities) * chance.random() ** 3)], chance.choice(entities)]
        marks, sentence = [], ""
        for end in ends:
            sentence += "".join(chance.choices(HAN, k=9))
            start = len(text) + len(sentence)
            marks.append(Mark(start, start + len(end.label), end.id))
            sentence += end.label
        sentence += "".join(chance.choices(HAN, k=12)) + "。"
        start, text = len(text), text + sentence + "\n"
        key = f"{id}:{start}-{start + len(sentence)}:verb"
        path = f"{line % 7}、加快建设 › （{line % 5}）强化支持"
        yield Evidence(key, id, f"{id}#0", start, start + len(sentence), sentence, path, "", "verb", 0.9, tuple(marks))
        yield Statement(
            f"s-{number:08x}{line:08x}", ends[0].id, chance.choice(PREDICATES), ends[1].id,
            chance.choice("APN"), round(chance.random(), 3), (key,),
        )  # type: ignore[arg-type]  # fmt: skip
        if line % 4 == 0:
            yield _figure(chance, f"o-{number:08x}{line:08x}", ends[0], 2015 + number % 10, key)
    texts[id] = text
    yield SectionRecord(f"{id}#0", id, "", "", "", "", 0, len(text))
    yield _record(chance, id, number, len(text), entities)


def _figure(chance: random.Random, id: str, about: Entity, year: int, key: str) -> Observation:
    value = str(chance.randint(1, 999))
    return Observation(
        id, about.label, (about.id,), "", value, f"{value}家", "家", chance.choice("TAC"), chance.choice(("=", ">=")),
        "", f"{year}年", "given", 0.9, (key,),
    )  # type: ignore[arg-type]  # fmt: skip


def _record(chance: random.Random, id: str, number: int, size: int, entities: list[Entity]) -> Any:
    year = 2015 + number % 10
    return DocumentRecord(
        id, f"{number}.txt", "关于" + "".join(chance.choices(HAN, k=16)) + "的通知", "", f"{year}-03-01", "通知",
        str(year), "", "", "", entities[number].id, (), (), "txt", size,
    )  # fmt: skip
