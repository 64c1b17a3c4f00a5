"""Put the page together: data, styles and scripts into one HTML file that forbids every request."""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyvis

from kg.explore.encode import encode
from kg.explore.overview import overview
from kg.graph import Graph
from kg.rdf.terms import HOME

ASSETS = Path(__file__).parent / "assets"
# vis-network as pyvis ships it: version 9.1.2, dual-licensed Apache-2.0 or MIT; its notice stays in the page.
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
# In the order of use: a script may use names of those before it while it loads, of all of them later.
SCRIPTS = (
    "words", "dom", "theme", "data", "filter", "state", "search", "layout", "draw", "map", "regions", "ego",
    "path", "compare", "quote", "claims", "panel", "figures", "time", "reader", "take", "turtle", "picture", "main",
)  # fmt: skip


def page(graph: Graph, texts: Mapping[str, str] | None, title: str = "政策知识图谱", start: str = "") -> str:
    """Return the explorer as HTML that loads nothing; equal graphs give equal pages.

    ``texts`` maps document ids to the text as read; without it the page shows quotes only. ``start`` is the
    id of the entity to open at.
    """
    texts = {id: text for id, text in sorted((texts or {}).items()) if id in graph.documents}
    data = {**encode(graph, texts), "start": start, "title": title, "base": HOME}
    body = [texts.get(id, "") for id in graph.documents]
    scripts = [VIS.read_text(encoding="utf-8"), _script()]
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    network = overview(graph)
    network.set_template_dir(str(ASSETS), "page.html")
    network.templateEnv.globals.update(
        title=title,
        policy=content_policy(scripts, [style]),
        style=style,
        scripts=scripts,
        words=_json(json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))),
        data=_pack(data),
        texts=_pack(body),
        overview=_json({"nodes": network.nodes, "edges": network.edges, "options": network.options}),
    )
    html: str = network.generate_html()
    return html


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy that lets these scripts and styles run and nothing be loaded."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(bodies: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies)


def _script() -> str:
    """Return the page's own scripts in one scope, so that they put nothing into the window."""
    bodies = "\n".join((ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{bodies}\n}})();\n'


def _json(value: Any) -> str:
    """Return compact JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _pack(value: Any) -> str:
    """Return a value as JSON, deflated, in base64: a third of its size, and nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # surrogatepass would let a page be written that no browser reads: lone surrogates become question marks.
    return b64encode(zlib.compress(text.encode("utf-8", "replace"), 6)).decode("ascii")
