// The map: types and how they relate, with counts. Its places come from the pyvis network in the page.

const MAP = JSON.parse($("overview").textContent);

function mapScene() {
  const { subject, object } = graph.statements;
  const between = new Map();
  for (let row = 0; row < live.length; row++) {
    if (!live[row]) continue;
    const key = typeOf(subject[row]) * 100 + typeOf(object[row]);
    between.set(key, (between.get(key) || 0) + 1);
  }
  const nodes = MAP.nodes.filter(({ id }) => counts.types.get(id)).map(typeBox);
  const all = [...between].sort((one, two) => two[1] - one[1]);
  const drawn = all.filter(([key]) => Math.floor(key / 100) !== key % 100).slice(0, 40);
  const most = drawn.length ? drawn[0][1] : 1;
  const edges = drawn.map(([key, count]) => ({
    id: `t${key}`,
    from: `t${Math.floor(key / 100)}`,
    to: `t${key % 100}`,
    width: 0.6 + (7 * count) / most,
    count,
    types: [Math.floor(key / 100), key % 100],
  }));
  return { nodes, edges, left: all.length - drawn.length };
}

function typeBox({ id, x, y }) {
  const count = counts.types.get(id);
  const r = 13 + 5.2 * Math.log10(1 + count) + Math.sqrt(count) / 8;
  return {
    id: `t${id}`,
    draw: "type",
    type: id,
    x,
    y,
    r: Math.min(r, 44),
    text: `${named(graph.types[id])} ${digits(count)}`,
  };
}

function showMap() {
  const drawing = mapScene();
  show(drawing);
  const nodes = [...counts.types.values()].reduce((sum, one) => sum + one, 0);
  const statements = live.reduce((sum, one) => sum + one, 0);
  tell(say("map.count", { nodes: digits(nodes), statements: digits(statements), left: digits(drawing.left) }));
  put($("bar"), el("span", { class: "soft" }, say("map.help")));
}

// Beside the map: what the graph holds, its largest nodes, its documents.
function mapPanel() {
  const rows = [...counts.types.keys()].sort((one, two) => counts.types.get(two) - counts.types.get(one));
  return [
    el("h2", {}, say("map.title")),
    el(
      "p",
      { class: "soft" },
      say("map.holds", {
        documents: digits(graph.documents.id.length),
        nodes: digits(graph.nodes.id.length),
        statements: digits(graph.statements.subject.length),
        figures: digits(graph.observations.indicator.length),
      }),
    ),
    el("h3", {}, say("map.largest")),
    largest(null).length ? shortened(largest(null), 10, nodeRow) : el("p", { class: "soft" }, say("panel.empty")),
    rows.map((type) =>
      el(
        "details",
        { ontoggle: (event) => event.target.open && put(event.target.lastChild, shortened(largest(type), 8, nodeRow)) },
        el(
          "summary",
          {},
          tile(type),
          ` ${named(graph.types[type])} `,
          el("span", { class: "number" }, digits(counts.types.get(type))),
        ),
        el("div", {}),
      ),
    ),
  ];
}

const ranked = new Map(); // what largest() returned for the present filter
let rankedOf = null;

// Return the nodes of a type (of all for null) by their number of statements under the filter, largest first.
// Of all: without places, which are large because documents are about them.
function largest(type) {
  if (rankedOf !== live) ranked.clear();
  rankedOf = live;
  if (ranked.has(type)) return ranked.get(type);
  const size = new Map();
  const any = filtered();
  graph.nodes.type.forEach((one, node) => {
    if (type === null ? one === PLACE || !shown(node) : one !== type) return;
    const number = any ? liveAround(node).length : weight(node);
    if (number || !any) size.set(node, number);
  });
  ranked.set(
    type,
    [...size.keys()].sort((one, two) => size.get(two) - size.get(one) || one - two),
  );
  return ranked.get(type);
}

let PLACE = -1; // the type of places

function nodeRow(node) {
  return entityRow(node, filtered() ? liveAround(node).length : weight(node), () => openNode(node));
}

// A node with a number, and what a click does.
function entityRow(node, number, onclick) {
  return el(
    "button",
    { type: "button", class: "row", onclick },
    tile(typeOf(node)),
    el("span", { class: "name" }, graph.nodes.label[node]),
    scopeWords(node),
    el("span", { class: "number" }, digits(number)),
  );
}

// --- the list of one type ---

function showList() {
  const type = graph.types.findIndex(([name]) => name === state.type);
  const nodes = largest(type < 0 ? null : type);
  const kinds = graph.nodes.kind;
  put(
    $("sheet"),
    el("h2", {}, type < 0 ? say("view.list") : [tile(type), ` ${named(graph.types[type])}`]),
    el("p", { class: "soft" }, say("list.help")),
    el(
      "div",
      { class: "grid" },
      shortened(nodes, 120, (node) => {
        const row = nodeRow(node);
        if (kinds[node]) row.append(el("span", { class: "badge" }, say("kind")));
        return row;
      }),
    ),
  );
  tell(nodes.length ? say("list.count", { n: digits(nodes.length) }) : say("panel.empty"));
}
