// The neighbourhood of one node, in sectors by predicate and direction; expanded, hidden and pinned at will.

const FIRST = 48; // neighbours of the focus that are drawn at first
const NEXT = 7; // neighbours that are drawn of each further node
let wider = 1; // how many times as many are drawn

// Return the neighbours of a node as [{node, statements, key}] with the surest first; hidden ones are left out.
function neighbours(node, hidden) {
  const found = new Map();
  for (const statement of liveAround(node)) {
    const one = other(statement, node);
    if (one === node || hidden.has(one) || !shown(one)) continue;
    if (!found.has(one)) found.set(one, { node: one, statements: [], key: "" });
    found.get(one).statements.push(statement);
  }
  const list = [...found.values()];
  list.forEach((entry) => (entry.key = sectorOf(node, entry.statements)));
  return list.sort((one, two) => strength(two) - strength(one) || one.node - two.node);
}

function strength({ node, statements }) {
  const evidence = statements.reduce((sum, row) => sum + graph.statements.evidence[row].length, 0);
  return evidence * 4 + Math.log1p(weight(node));
}

// The sector of a neighbour: predicate and direction of what joins them most often.
function sectorOf(node, statements) {
  const votes = new Map();
  statements.forEach((row) =>
    countValues(votes, [`${graph.statements.predicate[row]}${graph.statements.subject[row] === node ? ">" : "<"}`]),
  );
  return [...votes].sort((one, two) => two[1] - one[1])[0][0];
}

function sectorWords(key, count) {
  const predicate = named(graph.predicates[parseInt(key, 10)]);
  return key.endsWith(">") ? `${predicate} ▸ ${digits(count)}` : `◂ ${predicate} ${digits(count)}`;
}

function egoScene() {
  const focus = nodeAt(state.node);
  const hidden = new Set(listed(state.hide));
  const first = neighbours(focus, hidden);
  const drawn = first.slice(0, FIRST * wider);
  const boxOf = new Map([[focus, { ...chip(focus, true), x: 0, y: 0 }]]);
  const groups = sectors(drawn, boxOf, first);
  pin(boxOf);
  const area = radial(
    boxOf.get(focus),
    groups,
    [...boxOf.values()].filter((box) => box.fixed),
  );
  const opened = new Set([focus]);
  let left = first.length - drawn.length;
  for (const node of openedNodes(drawn)) {
    if (!boxOf.has(node)) continue;
    opened.add(node);
    left += grow(area, focus, node, boxOf, hidden);
  }
  const labels = groups.map((group) => group.label).filter(Boolean);
  return { nodes: [...labels, ...boxOf.values()], edges: edgesAmong(boxOf, opened), left };
}

function sectors(drawn, boxOf, first) {
  const groups = new Map();
  for (const { node, key } of drawn) {
    if (!groups.has(key)) groups.set(key, { members: [] });
    boxOf.set(node, chip(node));
    groups.get(key).members.push(boxOf.get(node));
  }
  const sorted = [...groups].sort((one, two) => one[0].localeCompare(two[0], "en", { numeric: true }));
  return sorted.map(([key, group]) => ({
    ...group,
    label: label(`g${key}`, sectorWords(key, first.filter((one) => one.key === key).length)),
  }));
}

function openedNodes(drawn) {
  const more = listed(state.more);
  return state.steps === "2" ? [...new Set([...drawn.map(({ node }) => node), ...more])] : more;
}

// Draw the neighbours of one more node; return how many were left out.
function grow(area, focus, node, boxOf, hidden) {
  const all = neighbours(node, hidden).filter((entry) => !boxOf.has(entry.node));
  const room = state.steps === "2" && !listed(state.more).includes(node) ? 3 : NEXT * 2;
  const children = all.slice(0, room * wider).map((entry) => {
    boxOf.set(entry.node, chip(entry.node));
    return boxOf.get(entry.node);
  });
  pin(boxOf);
  branch(area, boxOf.get(focus), boxOf.get(node), children);
  return all.length - children.length;
}

// Give pinned nodes the places that the user gave them.
function pin(boxOf) {
  for (const [node, x, y] of pins()) {
    if (boxOf.has(node)) Object.assign(boxOf.get(node), { x, y, fixed: true });
  }
}

function pins() {
  return state.pin
    .split("|")
    .filter(Boolean)
    .map((text) => {
      const [, id, x, y] = /^(.*)\*(-?\d+)\*(-?\d+)$/s.exec(text) || [];
      return [nodeAt(id), Number(x), Number(y)];
    });
}

function setPin(node, box) {
  const kept = state.pin.split("|").filter((text) => text && !text.startsWith(`${graph.nodes.id[node]}*`));
  if (box) kept.push(`${graph.nodes.id[node]}*${Math.round(box.x)}*${Math.round(box.y)}`);
  navigate({ pin: kept.join("|") }, true);
}

// Return an edge for each pair of drawn nodes with a statement of an opened one between them.
function edgesAmong(boxOf, opened) {
  const pairs = new Map();
  for (const node of opened) {
    for (const row of liveAround(node)) {
      const { subject, object } = graph.statements;
      if (!boxOf.has(subject[row]) || !boxOf.has(object[row]) || subject[row] === object[row]) continue;
      const key = [subject[row], object[row]].join(">");
      if (!pairs.has(key)) pairs.set(key, new Set());
      pairs.get(key).add(row);
    }
  }
  return [...pairs].map(([key, rows]) => pairEdge(key, [...rows]));
}

function pairEdge(key, rows) {
  const [from, to] = key.split(">");
  const sources = sourcesOf(rows.flatMap((row) => graph.statements.evidence[row]));
  const modalities = new Set(rows.map((row) => graph.statements.modality[row]));
  const modality = MODALITIES.find((one) => modalities.has(one));
  return { id: key, from: `n${from}`, to: `n${to}`, rows, width: Math.min(5, 0.8 + sources * 0.5), modality };
}

function showEgo() {
  const focus = nodeAt(state.node);
  if (focus < 0) return navigate({ view: "map" }, true);
  const drawing = egoScene();
  show(drawing);
  const count = drawing.nodes.filter((box) => box.draw === "chip").length;
  tell(
    say("ego.count", { nodes: digits(count), edges: digits(drawing.edges.length) }),
    drawing.left > 0
      ? [
          say("ego.left", { n: digits(drawing.left) }),
          " ",
          button(say("ego.wider"), () => widen(2), { class: "quiet" }),
        ]
      : null,
    listed(state.hide).length
      ? [
          say("ego.hidden", { n: listed(state.hide).length }),
          " ",
          button(say("ego.unhide"), () => navigate({ hide: "" }), { class: "quiet" }),
        ]
      : null,
  );
  put($("bar"), egoBar(focus));
  return undefined;
}

function widen(times) {
  wider *= times;
  renderAll();
  wider = 1;
}

function egoBar(focus) {
  const steps = (number) =>
    button(say(`steps.${number}`), () => navigate({ steps: number }), {
      "aria-pressed": String(state.steps === number),
    });
  return [
    tile(typeOf(focus)),
    el("strong", {}, graph.nodes.label[focus]),
    el("span", { class: "switch" }, steps("1"), steps("2")),
  ];
}

function expand(node) {
  const opened = listed(state.more);
  const more = opened.includes(node) ? opened.filter((one) => one !== node) : [...opened, node];
  navigate({ more: joined(more) });
}

function hide(node) {
  navigate({ hide: joined([...listed(state.hide), node]), pick: state.view === "ego" ? `n:${state.node}` : "" });
}
