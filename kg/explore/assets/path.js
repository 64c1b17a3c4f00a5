// Between two: the shortest ways from one to the other, each step with its evidence.

const WAYS_DRAWN = 12;

// Return the shortest paths from a node to another as lists of nodes, and their number where it is known to be
// larger than the limit. What is hidden is gone round.
function shortestPaths(from, to, hidden, limit) {
  const before = new Map([[from, []]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = new Map();
    for (const node of edge) {
      for (const row of liveAround(node)) {
        const one = other(row, node);
        if (before.has(one) || hidden.has(one)) continue;
        next.set(one, next.get(one) || new Set());
        next.get(one).add(node);
      }
    }
    next.forEach((nodes, one) => before.set(one, [...nodes]));
    edge = [...next.keys()];
  }
  return before.has(to) ? backwards(before, from, to, limit) : [];
}

// What is less connected says more: such paths come first.
function backwards(before, from, to, limit) {
  const found = [];
  const walk = (node, tail) => {
    if (found.length >= limit) return;
    if (node === from) found.push([node, ...tail]);
    else [...before.get(node)].sort((one, two) => weight(one) - weight(two) || one - two).forEach((one) => walk(one, [node, ...tail]));
  };
  walk(to, []);
  return found;
}

function showPath() {
  const [from, to] = [nodeAt(state.a), nodeAt(state.b)];
  put($("bar"), pairBar());
  if (from < 0 || to < 0) return askForTwo();
  $("drawing").hidden = false;
  $("sheet").hidden = true;
  const paths = shortestPaths(from, to, new Set(listed(state.hide)), WAYS_DRAWN + 1);
  const drawn = paths.slice(0, WAYS_DRAWN);
  show(pathScene(drawn, from, to));
  const shared = sentencesWithBoth(from, to).length;
  tell(
    paths.length ? say("path.count", { n: digits(drawn.length), steps: digits(paths[0].length - 1) }) : say("path.none"),
    paths.length > drawn.length && say("path.more"),
    say("path.sentences", { n: digits(shared) }),
    listed(state.hide).length ? [say("path.hidden", { n: digits(listed(state.hide).length) }), " ", button(say("ego.unhide"), () => navigate({ hide: "" }), { class: "quiet" })] : null,
  );
  return undefined;
}

function pathScene(paths, from, to) {
  const columnsOf = paths.length ? paths[0].map((_, place) => [...new Set(paths.map((path) => path[place]))]) : [[from], [to]];
  const boxOf = new Map();
  const lists = columnsOf.map((nodes) => nodes.map((node) => {
    boxOf.set(node, chip(node, node === from || node === to));
    return boxOf.get(node);
  }));
  columns(lists);
  const pairs = new Set(paths.flatMap((path) => path.slice(1).map((node, place) => `${path[place]}>${node}`)));
  const edges = [...pairs].flatMap((pair) => stepEdges(...pair.split(">").map(Number)));
  return { nodes: [...boxOf.values()], edges };
}

// One edge for each direction in which statements join two nodes, named by their predicates.
function stepEdges(one, two) {
  const { subject, predicate } = graph.statements;
  const rows = liveAround(one).filter((row) => other(row, one) === two);
  return [one, two].flatMap((from) => {
    const own = rows.filter((row) => subject[row] === from);
    if (!own.length) return [];
    const label = [...new Set(own.map((row) => named(graph.predicates[predicate[row]])))].slice(0, 3).join("·");
    return [{ ...pairEdge(`${from}>${from === one ? two : one}`, own), label }];
  });
}

function sentencesWithBoth(one, two) {
  const second = new Set(mentionsOf(two));
  return mentionsOf(one).filter((evidence) => second.has(evidence));
}

// --- the panel: each path as a chain of statements; then the sentences that name both ---

function pathPanel() {
  const [from, to] = [nodeAt(state.a), nodeAt(state.b)];
  if (from < 0 || to < 0) return null;
  const paths = shortestPaths(from, to, new Set(listed(state.hide)), WAYS_DRAWN);
  const both = sentencesWithBoth(from, to);
  return [
    el("h2", {}, say("view.path")),
    paths.length ? null : el("p", { class: "soft" }, say("path.none")),
    paths.map((path, place) => el("section", { class: "group path" }, el("h4", {}, say("path.one", { n: place + 1 })), path.slice(1).map((node, step) => stepRows(path[step], node)))),
    el("h3", {}, say("path.both"), el("span", { class: "number" }, digits(both.length))),
    shortened(both, 5, (one) => quoteBox(one, [from, to])),
  ];
}

function stepRows(one, two) {
  const rows = liveAround(one).filter((row) => other(row, one) === two);
  return shortened(rows, 2, (row) => claimRow(row));
}

// --- choosing the two ---

function pairBar() {
  const part = (view) => button(say(`pair.${view}`), () => navigate({ view, pick: "" }), { "aria-pressed": String(state.view === view) });
  return [
    chooser("a"),
    el("span", { class: "soft" }, "⇄"),
    chooser("b"),
    el("span", { class: "switch" }, part("path"), part("compare")),
  ];
}

// A button that names one side; it is changed by the search box.
function chooser(side) {
  const label = sideLabel(state[side]);
  return button(label || say(`pair.${side}`), () => choose((node) => navigate({ view: state.view === "compare" ? "compare" : "path", [side]: graph.nodes.id[node], pick: "" }), say(`pair.${side}`)), { "data-side": side });
}

// Take a node as the first of two, and let the search box name the second.
function startPair(view, node) {
  const a = graph.nodes.id[node];
  choose((other) => navigate({ ...START, view, a, b: graph.nodes.id[other] }), say("pair.second", { name: cut(graph.nodes.label[node], 8) }));
}

function sideLabel(id) {
  if (id.startsWith("doc:")) {
    const row = graph.documents.id.indexOf(id.slice(4));
    return row < 0 ? "" : cut(graph.documents.title[row], 18);
  }
  return nodeAt(id) < 0 ? "" : cut(graph.nodes.label[nodeAt(id)], 18);
}

function askForTwo() {
  $("drawing").hidden = true;
  $("sheet").hidden = false;
  const first = nodeAt(state.a) < 0 ? "a" : "b";
  put($("sheet"), el("p", {}, say("pair.ask")), el("h3", {}, say(`pair.${first}`)),
    el("div", { class: "grid" }, shortened(largest(null), 30, (node) => pairRow(node, first))));
  tell();
  return undefined;
}

function pairRow(node, side) {
  return el("button", { type: "button", class: "row", onclick: () => navigate({ [side]: graph.nodes.id[node], pick: "" }) },
    tile(typeOf(node)), el("span", { class: "name" }, graph.nodes.label[node]), scopeWords(node), el("span", { class: "number" }, digits(weight(node))));
}
