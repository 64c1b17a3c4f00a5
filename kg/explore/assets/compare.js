// What two share and what only one has. A side is a node or a document (doc: and its id): of a document what its
// sentences state, of a place what documents of the place state, of any other node what it is joined to.

function showCompare() {
  put($("bar"), pairBar());
  const [one, two] = [sideNodes(state.a), sideNodes(state.b)];
  put(
    $("sheet"),
    el("div", { class: "selects" }, ["a", "b"].map(documentChoice)),
    one && two ? comparison(one, two) : el("p", {}, say("pair.ask")),
  );
  tell();
}

function documentChoice(side) {
  const { id, title } = graph.documents;
  const options = id.map((one, row) =>
    el("option", { value: `doc:${one}`, selected: state[side] === `doc:${one}` }, cut(title[row], 34)),
  );
  const taken = (event) => event.target.value && navigate({ [side]: event.target.value, pick: "" });
  return el(
    "select",
    { onchange: taken, "aria-label": say("pair.document") },
    el("option", { value: "" }, say("pair.document")),
    options,
  );
}

// Return a Map of node to the statements that give it to a side, null where there is no such side.
function sideNodes(id) {
  const node = nodeAt(id);
  const document = id.startsWith("doc:") ? graph.documents.id.indexOf(id.slice(4)) : -1;
  if (document >= 0) return nodesOf((row) => facetValues.documents[row].includes(document));
  if (node < 0) return null;
  if (typeOf(node) === PLACE && graph.documents.place.includes(node))
    return nodesOf((row) => facetValues.places[row].includes(node));
  return grouped(liveAround(node), (row) => other(row, node));
}

function nodesOf(passes) {
  const found = new Map();
  const { subject, object } = graph.statements;
  for (let row = 0; row < live.length; row++) {
    if (!live[row] || !passes(row)) continue;
    for (const node of [subject[row], object[row]]) {
      if (found.has(node)) found.get(node).push(row);
      else found.set(node, [row]);
    }
  }
  return found;
}

function comparison(one, two) {
  const [a, b] = [nodeAt(state.a), nodeAt(state.b)];
  const parts = [
    [
      say("pair.only", { name: sideLabel(state.a) }),
      [...one.keys()].filter((node) => !two.has(node) && node !== b),
      one,
      null,
    ],
    [say("pair.shared"), [...one.keys()].filter((node) => two.has(node)), one, two],
    [
      say("pair.only", { name: sideLabel(state.b) }),
      [...two.keys()].filter((node) => !one.has(node) && node !== a),
      two,
      null,
    ],
  ];
  return el(
    "div",
    { class: "three" },
    parts.map(([title, nodes, first, second]) =>
      el(
        "section",
        {},
        el("h3", {}, title, el("span", { class: "number" }, digits(nodes.length))),
        byType(nodes).map(([type, list]) => [
          el("h4", {}, tile(type), ` ${named(graph.types[type])} ${digits(list.length)}`),
          shortened(list, 12, (node) => sharedRow(node, first, second)),
        ]),
      ),
    ),
  );
}

function byType(nodes) {
  const lists = [...grouped(nodes, typeOf)].sort((one, two) => two[1].length - one[1].length || one[0] - two[0]);
  lists.forEach(([, list]) => list.sort((one, two) => weight(two) - weight(one) || one - two));
  return lists;
}

// A node, and what is said of it on each side: 建设（计划）/ 支持（已做）.
function sharedRow(node, first, second) {
  const { predicate, modality } = graph.statements;
  const word = (row) => `${named(graph.predicates[predicate[row]])}（${say(`modality.${modality[row]}`)}）`;
  const words = (rows) => [...new Set(rows.map(word))].slice(0, 2).join("、");
  const said = second ? `${words(first.get(node))} / ${words(second.get(node))}` : words(first.get(node));
  return el(
    "button",
    { type: "button", class: "row", onclick: () => pickNode(node) },
    el("span", { class: "name", title: graph.nodes.label[node] }, graph.nodes.label[node]),
    el("span", { class: "soft said", title: said }, said),
  );
}
