"""The explorer: one HTML file that opens from disk, with no network, and shows the whole graph with its evidence.

    graph, texts ─▶ encode ─▶ compact JSON, deflated ─┐
    types × types ─▶ pyvis.Network ───────────────────┼─▶ assets/page.html ─▶ graph.html
    vis-network (from pyvis), assets/*.js, *.css ─────┘

Only the map of types is drawn at first. The rest is drawn on demand, a few hundred nodes at most, with
positions computed in the page (assets/layout.js).
"""

from kg.explore.page import page
from kg.explore.part import around, of_types

__all__ = ["around", "of_types", "page"]
