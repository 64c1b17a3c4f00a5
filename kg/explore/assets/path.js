// Between two: the shortest ways from one to the other, each step with its evidence.

const WAYS_DRAWN = 12;

// Return paths from a node to another as lists of nodes, the shortest first, at most one more than are drawn.
// What is hidden is gone round; `longer` lets paths be one step longer than the shortest.
function pathsBetween(from, to, hidden, longer) {
  const away = distances(to, from, hidden, longer);
  if (!away.has(from)) return [];
  const found = [];
  for (let extra = 0; extra <= (longer ? 1 : 0); extra++) walk([from], away.get(from) + extra, to, away, hidden, found);
  return found;
}

// Return the steps from each node to the end, as far as the start and, for longer paths, one step further.
function distances(to, from, hidden, longer) {
  const away = new Map([[to, 0]]);
  let edge = [to];
  for (let step = 1, last = Infinity; edge.length && step <= last; step++) {
    const next = [];
    for (const node of edge) {
      for (const row of liveAround(node)) {
        const one = other(row, node);
        if (away.has(one) || hidden.has(one)) continue;
        away.set(one, step);
        next.push(one);
        if (one === from) last = longer ? step + 1 : step;
      }
    }
    edge = next;
  }
  return away;
}

// Collect the paths of exactly `length` further steps. What is less connected says more, so it comes first.
function walk(path, length, to, away, hidden, found) {
  if (found.length > WAYS_DRAWN) return;
  const node = path[path.length - 1];
  if (node === to) {
    if (!length) found.push(path);
    return;
  }
  const steps = new Set(liveAround(node).map((row) => other(row, node)));
  [...steps]
    .filter((one) => !path.includes(one) && !hidden.has(one) && away.get(one) < length)
    .sort((one, two) => weight(one) - weight(two) || one - two)
    .forEach((one) => walk([...path, one], length - 1, to, away, hidden, found));
}

function statePaths(from, to) {
  return pathsBetween(from, to, new Set(listed(state.hide)), state.steps === "2");
}

function showPath() {
  const [from, to] = [nodeAt(state.a), nodeAt(state.b)];
  put($("bar"), pairBar());
  if (from < 0 || to < 0) return askForTwo();
  $("drawing").hidden = false;
  $("sheet").hidden = true;
  const paths = statePaths(from, to);
  const drawn = paths.slice(0, WAYS_DRAWN);
  show(pathScene(drawn, from, to));
  const shared = sentencesWithBoth(from, to).length;
  tell(
    paths.length
      ? say("path.count", {
          n: digits(drawn.length),
          steps: [...new Set([paths[0], drawn[drawn.length - 1]].map((path) => path.length - 1))].join("–"),
        })
      : say("path.none"),
    paths.length > drawn.length && say("path.more"),
    say("path.sentences", { n: digits(shared) }),
    listed(state.hide).length
      ? [
          say("path.hidden", { n: digits(listed(state.hide).length) }),
          " ",
          button(say("ego.unhide"), () => navigate({ hide: "" }), { class: "quiet" }),
        ]
      : null,
  );
  return undefined;
}

function pathScene(paths, from, to) {
  const boxOf = new Map();
  const lists = pathColumns(paths, from, to).map((nodes) =>
    nodes.map((node) => {
      boxOf.set(node, chip(node, node === from || node === to));
      return boxOf.get(node);
    }),
  );
  columns(lists);
  const pairs = new Set(paths.flatMap((path) => path.slice(1).map((node, place) => `${path[place]}>${node}`)));
  const edges = [...pairs].flatMap((pair) => stepEdges(...pair.split(">").map(Number)));
  return { nodes: [...boxOf.values()], edges };
}

// Nodes by their steps from the start, the end in a column of its own.
function pathColumns(paths, from, to) {
  const place = new Map();
  for (const path of paths) path.slice(1, -1).forEach((node, step) => place.has(node) || place.set(node, step));
  const lists = [];
  place.forEach((step, node) => (lists[step] = [...(lists[step] || []), node]));
  return [[from], ...lists.filter(Boolean), [to]];
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
  const paths = statePaths(from, to).slice(0, WAYS_DRAWN);
  const both = sentencesWithBoth(from, to);
  return [
    el("h2", {}, say("view.path")),
    paths.length ? null : el("p", { class: "soft" }, say("path.none")),
    paths.map((path, place) =>
      el(
        "section",
        { class: "group path" },
        el("h4", {}, say("path.one", { n: place + 1 })),
        path.slice(1).map((node, step) => stepRows(path[step], node)),
      ),
    ),
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
  const part = (view) =>
    button(say(`pair.${view}`), () => navigate({ view, pick: "" }), { "aria-pressed": String(state.view === view) });
  const longer = (steps) =>
    button(say(`path.steps.${steps}`), () => navigate({ steps, pick: "" }), {
      "aria-pressed": String(state.steps === steps),
      "data-steps": steps,
    });
  return [
    chooser("a"),
    el("span", { class: "soft" }, "⇄"),
    chooser("b"),
    el("span", { class: "switch" }, part("path"), part("compare")),
    state.view === "path" ? el("span", { class: "switch" }, longer("1"), longer("2")) : null,
  ];
}

// A button that names one side; it is changed by the search box.
function chooser(side) {
  const label = sideLabel(state[side]);
  return button(
    label || say(`pair.${side}`),
    () =>
      choose(
        (node) =>
          navigate({ view: state.view === "compare" ? "compare" : "path", [side]: graph.nodes.id[node], pick: "" }),
        say(`pair.${side}`),
      ),
    { "data-side": side },
  );
}

// Take a node as the first of two, and let the search box name the second.
function startPair(view, node) {
  const a = graph.nodes.id[node];
  choose(
    (other) => navigate({ ...START, view, a, b: graph.nodes.id[other] }),
    say("pair.second", { name: cut(graph.nodes.label[node], 8) }),
  );
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
  put(
    $("sheet"),
    el("p", {}, say("pair.ask")),
    el("h3", {}, say(`pair.${first}`)),
    el(
      "div",
      { class: "grid" },
      shortened(largest(null), 30, (node) =>
        entityRow(node, weight(node), () => navigate({ [first]: graph.nodes.id[node], pick: "" })),
      ),
    ),
  );
  tell();
  return undefined;
}
