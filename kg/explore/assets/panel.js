// The panel: what is known of what is picked, and every sentence that says so.

function showPanel() {
  const pick = picked();
  const show = { node: nodePanel, edge: edgePanel, figure: figurePanel, types: typesPanel, region: regionPanel };
  const resting = state.view === "path" ? pathPanel() : null;
  put($("panel"), pick ? show[pick.kind](pick) : resting || mapPanel());
  document.body.classList.toggle("picked", Boolean(pick || resting));
  $("panel").scrollTop = 0;
}

// --- sentences ---

// Return a quoted sentence with what it names, and where it stands; `nodes` are those in question.
function quoteBox(evidence, nodes = []) {
  const words = el("blockquote", { "data-evidence": evidence });
  quoteOf(evidence).then((text) => put(words, markedText(text, graph.evidence.marks[evidence], nodes)));
  return el("article", { class: "quote" }, words, sourceLine(evidence));
}

// Return text with its mentions as links. `marks` is start, end, node of each; of two that overlap the first stays.
function markedText(text, marks, nodes) {
  const parts = [];
  let done = 0;
  const order = [];
  for (let place = 0; place < marks.length; place += 3) order.push(marks.slice(place, place + 3));
  order.sort((one, two) => one[0] - two[0] || two[1] - one[1]);
  for (const [start, end, node] of order) {
    if (start < done) continue;
    parts.push(text.slice(done, start), nameLink(node, text.slice(start, end), nodes.includes(node)));
    done = end;
  }
  return [...parts, text.slice(done)];
}

function nameLink(node, text, strong) {
  const title = `${named(graph.types[typeOf(node)])}：${graph.nodes.label[node]}`;
  const follow = (event) => {
    event.preventDefault();
    openNode(node);
  };
  return el("a", { href: "#", class: strong ? "mark strong" : "mark", title, onclick: follow, style: { "--tint": colour(typeOf(node)) } }, text);
}

function sourceLine(evidence) {
  const { document, path, anchor, copy } = graph.evidence;
  const one = document[evidence];
  return el(
    "footer",
    {},
    one < 0 ? null : [el("cite", {}, graph.documents.title[one]), graph.documents.date[one] && ` ${graph.documents.date[one]}`],
    path[evidence] && ` · ${path[evidence]}`,
    anchor[evidence] && ` · ${anchor[evidence]}`,
    copy[evidence] >= 0 ? el("span", { class: "badge", title: say("copy.help") }, say("copy")) : null,
    el("span", { class: "acts" },
      button(say("cite"), (event) => cite(evidence, event.target), { class: "quiet", "data-act": "cite" }),
      one < 0 ? null : button(say("read"), () => readAt(evidence), { class: "quiet", "data-act": "read" })),
  );
}

// Copy a sentence as a citation: “…”，《title》（文号），date，section，字 start–end.
async function cite(evidence, from) {
  await copyText(await citation(evidence));
  from.textContent = say("cited");
  setTimeout(() => (from.textContent = say("cite")), 1500);
}

async function citation(evidence) {
  const { document, path, start, end } = graph.evidence;
  const one = document[evidence];
  const { title, number, date } = graph.documents;
  const text = one < 0 ? "" : (await texts())[one];
  const points = (offset) => [...text.slice(0, offset)].length;
  const name = one < 0 ? "" : `《${title[one].replace(/^《(.*)》$/, "$1")}》${number[one] ? `（${number[one]}）` : ""}`;
  const range = text ? `第${points(start[evidence]) + 1}–${points(end[evidence])}字` : "";
  return [`“${await quoteOf(evidence)}”`, name, one < 0 ? "" : date[one], path[evidence], range].filter(Boolean).join("，");
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Some browsers keep the clipboard from pages on disk.
    const box = el("textarea", {}, text);
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

// --- statements ---

// Return a statement as a line that opens to its sentences. `from` is the node at which one looks.
function claimRow(row, from, open = false) {
  const { subject, object, predicate, modality, role, stage, evidence, confidence, derived } = graph.statements;
  const node = other(row, from);
  const sources = sourcesOf(evidence[row]);
  const quotes = () =>
    evidence[row].length
      ? shortened(evidence[row], 6, (one) => quoteBox(one, [subject[row], object[row]]))
      : el("div", { class: "rows" }, el("p", { class: "soft" }, say("inferred")), derived[row].map((one) => claimRow(one, graph.statements.subject[one])));
  return el(
    "details",
    { class: "claim", open, ontoggle: ({ target }) => target.open && target.children.length === 1 && target.append(quotes()) },
    el(
      "summary",
      {},
      el("span", { class: `stroke ${modality[row]}`, title: say(`modality.${modality[row]}`) }),
      from === undefined ? sentenceOf(row) : [tile(typeOf(node)), el("span", { class: "name" }, graph.nodes.label[node])],
      [role[row], stage[row]].filter(Boolean).map((word) => el("span", { class: "badge" }, word)),
      evidence[row].length ? null : el("span", { class: "badge" }, say("inferred.short")),
      el("span", { class: "number", title: say("claim.help", { n: sources, p: confidence[row], x: named(graph.predicates[predicate[row]]) }) },
        sources > 1 ? say("sources", { n: sources }) : "", confidence[row] < 0.5 ? ` ${say("weak")}` : ""),
    ),
  );
}

// Statements of a node by predicate and direction, then done, planned, lacking.
function claimGroups(node, rows) {
  const { subject, predicate, modality } = graph.statements;
  const groups = new Map();
  for (const row of rows) {
    const key = `${predicate[row]}${subject[row] === node ? ">" : "<"}`;
    groups.set(key, [...(groups.get(key) || []), row]);
  }
  const sorted = [...groups].sort((one, two) => two[1].length - one[1].length);
  return sorted.map(([key, list]) => {
    const order = (row) => MODALITIES.indexOf(modality[row]);
    list.sort((one, two) => order(one) - order(two) || graph.statements.evidence[two].length - graph.statements.evidence[one].length);
    return el("section", { class: "group" }, el("h4", {}, sectorWords(key, list.length), modalityCounts(list)), shortened(list, 7, (row) => claimRow(row, node)));
  });
}

function modalityCounts(rows) {
  const number = (one) => rows.filter((row) => graph.statements.modality[row] === one).length;
  return el("span", { class: "soft" }, MODALITIES.filter(number).map((one) => `${say(`modality.${one}`)} ${digits(number(one))}`).join(" · "));
}

// --- a node ---

function nodePanel({ node }) {
  const rows = liveAround(node);
  const figures = figuresOf[node].filter(figurePasses);
  return [
    nodeHead(node),
    nodeActs(node),
    rows.length ? el("h3", {}, say("panel.statements"), el("span", { class: "number" }, digits(rows.length))) : null,
    claimGroups(node, rows),
    rows.length < around[node].length ? el("p", { class: "soft" }, say("panel.filtered", { n: digits(around[node].length - rows.length) })) : null,
    figures.length ? [el("h3", {}, say("panel.figures"), el("span", { class: "number" }, digits(figures.length))), shortened(figures, 8, figureRow)] : null,
    documentsOf(node),
    mentionBox(node),
  ];
}

function nodeHead(node) {
  const { label, kind, level, code, scope, aliases, why } = graph.nodes;
  const facts = [named(graph.types[typeOf(node)]), kind[node] && say("kind"), level[node], code[node] && say("code", { code: code[node] })];
  return el(
    "header",
    { class: "node" },
    el("h2", {}, tile(typeOf(node)), ` ${label[node]}`),
    el("p", { class: "soft" }, facts.filter(Boolean).join(" · ")),
    aliases[node].length ? el("p", {}, `${say("aliases")} ${aliases[node].join("、")}`) : null,
    scope[node] >= 0 ? el("p", { class: "soft" }, say("scope", { title: graph.documents.title[scope[node]] })) : null,
    why[node].length ? el("details", { class: "why" }, el("summary", {}, say("why")), el("ul", {}, why[node].map((one) => el("li", {}, one)))) : null,
  );
}

function nodeActs(node) {
  const focus = state.view === "ego" && nodeAt(state.node) === node;
  const inEgo = state.view === "ego" && !focus;
  const opened = listed(state.more).includes(node);
  const pinned = pins().some(([one]) => one === node);
  const act = (name, onclick) => button(say(`act.${name}`), onclick, { "data-act": name });
  return el(
    "div",
    { class: "acts" },
    focus ? null : act("centre", () => openNode(node)),
    act("path", () => startPair("path", node)),
    act("compare", () => startPair("compare", node)),
    state.view === "path" && ![nodeAt(state.a), nodeAt(state.b)].includes(node) ? act("avoid", () => hide(node)) : null,
    inEgo ? [act(opened ? "collapse" : "expand", () => expand(node)), act("hide", () => hide(node))] : null,
    pinned ? act("unpin", () => setPin(node, null)) : null,
  );
}

// Documents that a node issued, speaks in, or that are about it as a place.
function documentsOf(node) {
  const { issuers, actor, place } = graph.documents;
  const rows = graph.documents.id.map((_, row) => row).filter((row) => issuers[row].includes(node) || actor[row] === node || place[row] === node);
  if (!rows.length) return null;
  return [el("h3", {}, say("panel.documents"), el("span", { class: "number" }, digits(rows.length))), shortened(rows, 8, documentRow)];
}

function documentRow(row) {
  const { title, date, genre } = graph.documents;
  return el("button", { type: "button", class: "row", onclick: () => openDocument(row) },
    el("span", { class: "name", title: title[row] }, title[row]), el("span", { class: "soft" }, [genre[row], date[row]].filter(Boolean).join(" ")));
}

function mentionBox(node) {
  const all = mentionsOf(node);
  if (!all.length) return null;
  return [el("h3", {}, say("panel.mentions"), el("span", { class: "number" }, digits(all.length))), shortened(all, 3, (one) => quoteBox(one, [node]))];
}

// --- an edge, two types, a figure ---

function edgePanel({ one, two }) {
  const rows = liveAround(one).filter((row) => other(row, one) === two);
  return [
    el("h2", {}, say("panel.between")),
    el("div", { class: "rows" }, [one, two].map(nodeRow)),
    rows.map((row) => el("section", { class: "group" },
      el("h4", {}, sentenceOf(row)),
      el("p", { class: "soft" }, say("claim.help", { n: sourcesOf(graph.statements.evidence[row]), p: graph.statements.confidence[row], x: graph.statements.rule[row] || ruleOf(row) })),
      claimQuotes(row))),
    rows.length ? null : el("p", { class: "soft" }, say("panel.nothing")),
  ];
}

function claimQuotes(row) {
  const { evidence, subject, object, derived } = graph.statements;
  if (!evidence[row].length) return el("div", { class: "rows" }, el("p", { class: "soft" }, say("inferred")), derived[row].map((one) => claimRow(one)));
  return shortened(evidence[row], 8, (one) => quoteBox(one, [subject[row], object[row]]));
}

const ruleOf = (row) => [...new Set(graph.statements.evidence[row].map((one) => graph.evidence.rule[one]))].join(" ");

function typesPanel({ from, to }) {
  const { subject, object, predicate } = graph.statements;
  const groups = new Map();
  for (let row = 0; row < live.length; row++) {
    if (!live[row] || typeOf(subject[row]) !== from || typeOf(object[row]) !== to) continue;
    groups.set(predicate[row], [...(groups.get(predicate[row]) || []), row]);
  }
  const sorted = [...groups].sort((one, two) => two[1].length - one[1].length);
  return [
    el("h2", {}, tile(from), ` ${named(graph.types[from])} → `, tile(to), ` ${named(graph.types[to])}`),
    sorted.map(([key, rows]) => el("section", { class: "group" },
      el("h4", {}, named(graph.predicates[key]), el("span", { class: "number" }, digits(rows.length))), shortened(rows, 6, (row) => claimRow(row)))),
  ];
}

function figureRow(figure) {
  const { indicator, evidence, about } = graph.observations;
  return el(
    "details",
    { class: "claim", ontoggle: ({ target }) => target.open && target.children.length === 1 && target.append(shortened(evidence[figure], 4, (one) => quoteBox(one, about[figure]))) },
    el("summary", {}, el("span", { class: "name" }, indicator[figure]), figureWords(figure)),
  );
}

// Return a figure in words: 2011年 目标 力争 ≥ 10亿元.
function figureWords(figure) {
  const { period, status, force } = graph.observations;
  return [el("span", { class: "soft" }, [period[figure], say(`status.${status[figure]}`), force[figure]].filter(Boolean).join(" ")), " ", el("strong", {}, valueWords(figure))];
}

const SIGN = { "=": "", ">=": "≥ ", "<=": "≤ ", "+": "+" };

function valueWords(figure) {
  const { comparator, written, unit, state: given } = graph.observations;
  if (given[figure] === "masked") return `${say("masked")} ${unit[figure]}`;
  if (given[figure] === "not stated") return say("notStated");
  return `${SIGN[comparator[figure]] ?? ""}${written[figure]}`;
}

function figurePanel({ figure }) {
  const { indicator, about, scope, evidence } = graph.observations;
  return [
    el("h2", {}, indicator[figure]),
    el("p", {}, figureWords(figure)),
    el("div", { class: "rows" }, [...about[figure], scope[figure]].filter((node) => node >= 0).map(nodeRow)),
    shortened(evidence[figure], 6, (one) => quoteBox(one, about[figure])),
  ];
}
