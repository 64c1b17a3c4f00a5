// The drawing as SVG: the same boxes and lines, written instead of painted.

function drawnSvg() {
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const box of scene.nodes) {
    const [w, h] = [(box.w || box.r * 2 + 70) / 2, (box.h || box.r * 2 + 40) / 2];
    edge.left = Math.min(edge.left, box.x - w);
    edge.right = Math.max(edge.right, box.x + w);
    edge.top = Math.min(edge.top, box.y - h);
    edge.bottom = Math.max(edge.bottom, box.y + h);
  }
  const [x, y, width, height] = [
    edge.left - 20,
    edge.top - 20,
    edge.right - edge.left + 40,
    edge.bottom - edge.top + 40,
  ];
  const root = svg(
    "svg",
    { viewBox: `${x} ${y} ${width} ${height}`, width, height, "font-family": FAMILY, "font-size": 13 },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
        svg("path", { d: "M0 0 8 4 0 8z", fill: ink.edge }),
      ),
    ),
    svg("rect", { x, y, width, height, fill: ink.paper }),
    scene.edges.map(edgeSvg),
    scene.nodes.map((box) => SVG_OF[box.draw](box)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function edgeSvg(edge) {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  const end = rim(to, from);
  const dashes = { P: "7 5", N: "2 4" }[edge.modality];
  const stroke = edge.modality === "N" ? ink.no : ink.edge;
  const line = svg("line", {
    x1: from.x,
    y1: from.y,
    x2: end.x,
    y2: end.y,
    stroke,
    "stroke-width": edge.width,
    "stroke-dasharray": dashes,
    "marker-end": "url(#arrow)",
  });
  return edge.label
    ? [
        line,
        textSvg(edge.label, (from.x + to.x) / 2, (from.y + to.y) / 2, { "font-size": 11, fill: ink.soft }, "middle"),
      ]
    : line;
}

// Where the line from another box meets the rim of a box.
function rim(box, other) {
  const [x, y] = [other.x - box.x, other.y - box.y];
  const half = box.r ? null : [box.w / 2, box.h / 2];
  const part = half
    ? Math.min(half[0] / Math.abs(x || 1e-9), half[1] / Math.abs(y || 1e-9), 1)
    : Math.min(1, box.r / (Math.hypot(x, y) || 1));
  return { x: box.x + x * part, y: box.y + y * part };
}

function textSvg(text, x, y, attributes, anchor = "start") {
  return svg(
    "text",
    {
      x,
      y: y + 4.5,
      "text-anchor": anchor,
      stroke: ink.paper,
      "stroke-width": 3,
      "paint-order": "stroke",
      ...attributes,
    },
    text,
  );
}

const plain = { stroke: "none" };
const SVG_OF = {
  chip: (box) => {
    const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
    return svg(
      "g",
      {},
      svg("rect", {
        x: left,
        y: top,
        width: box.w,
        height: box.h,
        rx: 5,
        fill: ink.raised,
        stroke: colour(box.type),
        "stroke-width": box.big ? 2 : 1,
      }),
      svg("rect", { x: left, y: top, width: box.h, height: box.h, rx: 5, fill: colour(box.type) }),
      textSvg(
        sign(box.type),
        left + box.h / 2,
        box.y,
        { ...plain, fill: "#fff", "font-size": box.big ? 15 : 13 },
        "middle",
      ),
      textSvg(box.text, left + box.h + 7, box.y, { ...plain, fill: ink.text, "font-size": box.big ? 15 : 13 }),
    );
  },
  type: (box) =>
    svg(
      "g",
      {},
      svg("circle", { cx: box.x, cy: box.y, r: box.r, fill: colour(box.type) }),
      textSvg(
        sign(box.type),
        box.x,
        box.y + box.r * 0.15,
        { ...plain, fill: "#fff", "font-size": Math.round(box.r * 0.95) },
        "middle",
      ),
      textSvg(box.text, box.x, box.y + box.r + 11, { fill: ink.text }, "middle"),
    ),
  label: (box) => textSvg(box.text, box.x, box.y, { fill: ink.soft, "font-size": 12 }, "middle"),
  region: (box) => {
    const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
    return svg(
      "g",
      {},
      svg("rect", {
        x: left,
        y: top,
        width: box.w,
        height: box.h,
        rx: 8,
        fill: colour(box.type),
        "fill-opacity": 0.09,
        stroke: ink.line,
      }),
      textSvg(box.text, left + 10, top + 17, { ...plain, fill: ink.text, "font-weight": 600 }),
      textSvg(box.small, left + 10, top + box.h - 13, { ...plain, fill: ink.soft, "font-size": 12 }),
    );
  },
};
