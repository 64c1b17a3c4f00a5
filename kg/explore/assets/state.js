// Where the user is: a view and what it shows, kept in the address after #, so that back, forward and a copied
// link bring it back. Things are named by their ids, which outlive a rebuild of the graph.

const START = {
  view: "map",
  node: "",
  steps: "1",
  more: "",
  hide: "",
  pin: "",
  a: "",
  b: "",
  type: "",
  doc: "",
  at: "",
  pick: "",
  q: "",
};
let state = { ...START };

// Go to a changed state; `replace` writes over the present entry of the history instead of adding one.
function navigate(change, replace = false) {
  const next = { ...state, ...change };
  const hash = `#${encodeState(next)}`;
  if (hash === location.hash) return renderAll();
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  state = next;
  return renderAll();
}

function encodeState(next) {
  const pairs = Object.entries(next).filter(([key, value]) => value !== START[key]);
  FACETS.forEach(
    (facet) =>
      ticked[facet].size &&
      pairs.push([`only.${facet}`, [...ticked[facet]].map((value) => valueId(facet, value)).join("|")]),
  );
  const plain = { from: 0, to: 9999, confidence: 0, sources: 1 };
  Object.keys(plain).forEach((key) => range[key] !== plain[key] && pairs.push([key, String(range[key])]));
  return new URLSearchParams(pairs).toString();
}

let filterRead = null; // the filter's part of the address that was applied last

// Read the state and the filter from the address; names that this graph does not hold are passed over.
function readAddress() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  state = { ...START };
  Object.keys(START).forEach((key) => pairs.has(key) && (state[key] = pairs.get(key)));
  if (!VIEWS[state.view]) state.view = "map";
  FACETS.forEach((facet) => {
    ticked[facet].clear();
    (pairs.get(`only.${facet}`) || "")
      .split("|")
      .filter(Boolean)
      .forEach((id) => {
        const value = valueOf(facet, id);
        if (value !== -1) ticked[facet].add(value);
      });
  });
  const number = (key, otherwise) =>
    Number.isFinite(parseFloat(pairs.get(key))) ? parseFloat(pairs.get(key)) : otherwise;
  Object.assign(range, {
    from: number("from", 0),
    to: number("to", 9999),
    confidence: number("confidence", 0),
    sources: number("sources", 1),
  });
  const filter = JSON.stringify([FACETS.map((facet) => [...ticked[facet]]), range]);
  if (filter !== filterRead) applyFilter();
  filterRead = filter;
}

function valueId(facet, value) {
  if (facet === "types") return graph.types[value][0];
  if (facet === "predicates") return graph.predicates[value][0];
  if (facet === "places") return graph.nodes.id[value];
  if (facet === "documents") return graph.documents.id[value];
  return value;
}

function valueOf(facet, id) {
  if (facet === "types") return graph.types.findIndex(([name]) => name === id);
  if (facet === "predicates") return graph.predicates.findIndex(([name]) => name === id);
  if (facet === "places") return nodeAt(id);
  if (facet === "documents") return graph.documents.id.indexOf(id);
  return id;
}

// Lists of nodes in the state: ids joined by a mark that ids do not hold.
const listed = (text) =>
  text
    .split("|")
    .filter(Boolean)
    .map(nodeAt)
    .filter((node) => node >= 0);
const joined = (nodes) => [...new Set(nodes)].map((node) => graph.nodes.id[node]).join("|");

function openNode(node) {
  const id = graph.nodes.id[node];
  if (state.view === "ego" && state.node === id) navigate({ pick: `n:${id}` });
  else navigate({ view: "ego", node: id, steps: "1", more: "", hide: "", pin: "", pick: `n:${id}` });
}

function pickNode(node) {
  navigate({ pick: `n:${graph.nodes.id[node]}` });
}

function pickEdge(one, two) {
  navigate({ pick: `e:${graph.nodes.id[one]}|${graph.nodes.id[two]}` });
}

// Return what is picked: {kind: "node", node}, {kind: "edge", one, two}, {kind: "types", from, to},
// {kind: "figure", figure}, {kind: "region", node} or null.
function picked() {
  const kind = state.pick.slice(0, 2);
  const rest = state.pick.slice(2);
  if (kind === "r:" && nodeAt(rest) >= 0) return { kind: "region", node: nodeAt(rest) };
  if (kind === "n:" && nodeAt(rest) >= 0) return { kind: "node", node: nodeAt(rest) };
  if (kind === "e:") {
    const [one, two] = rest.split("|").map(nodeAt);
    if (one >= 0 && two >= 0) return { kind: "edge", one, two };
  }
  if (kind === "t:") {
    const [from, to] = rest.split(">").map((name) => graph.types.findIndex(([one]) => one === name));
    if (from >= 0 && to >= 0) return { kind: "types", from, to };
  }
  if (kind === "f:" && Number(rest) < graph.observations.indicator.length)
    return { kind: "figure", figure: Number(rest) };
  return null;
}

function pickedBox() {
  const pick = picked();
  return pick && pick.kind === "node" ? `n${pick.node}` : pick && pick.kind === "region" ? `r${pick.node}` : "";
}
