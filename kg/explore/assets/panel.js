// The panel: what is known of what is picked, and every sentence that says so.

function showPanel() {
  const pick = picked();
  const show = { node: nodePanel, edge: edgePanel, figure: figurePanel, types: typesPanel, region: regionPanel };
  const resting = state.view === "path" ? pathPanel() : state.view === "doc" ? documentPanel() : null;
  put($("panel"), pick ? show[pick.kind](pick) : resting || mapPanel());
  document.body.classList.toggle("picked", Boolean(pick || resting));
  $("panel").scrollTop = 0;
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
    rows.length < around[node].length
      ? el("p", { class: "soft" }, say("panel.filtered", { n: digits(around[node].length - rows.length) }))
      : null,
    figures.length
      ? [
          el("h3", {}, say("panel.figures"), el("span", { class: "number" }, digits(figures.length))),
          shortened(figures, 8, figureRow),
        ]
      : null,
    documentsOf(node),
    mentionBox(node),
    companions(node),
    namesakes(node),
  ];
}

function nodeHead(node) {
  const { label, kind, level, code, scope, aliases, why } = graph.nodes;
  const facts = [
    named(graph.types[typeOf(node)]),
    kind[node] && say("kind"),
    level[node],
    code[node] && say("code", { code: code[node] }),
  ];
  return el(
    "header",
    { class: "node" },
    el("h2", {}, tile(typeOf(node)), ` ${label[node]}`),
    el("p", { class: "soft" }, facts.filter(Boolean).join(" · ")),
    aliases[node].length ? el("p", {}, `${say("aliases")} ${aliases[node].join("、")}`) : null,
    scope[node] >= 0 ? el("p", { class: "soft" }, say("scope", { title: graph.documents.title[scope[node]] })) : null,
    why[node].length
      ? el(
          "details",
          { class: "why" },
          el("summary", {}, say("why")),
          el(
            "ul",
            {},
            why[node].map((one) => el("li", {}, one)),
          ),
        )
      : null,
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
  const rows = graph.documents.id
    .map((_, row) => row)
    .filter((row) => issuers[row].includes(node) || actor[row] === node || place[row] === node);
  if (!rows.length) return null;
  return [
    el("h3", {}, say("panel.documents"), el("span", { class: "number" }, digits(rows.length))),
    shortened(rows, 8, documentRow),
  ];
}

function documentRow(row) {
  const { title, date, genre } = graph.documents;
  return el(
    "button",
    { type: "button", class: "row", onclick: () => openDocument(row) },
    el("span", { class: "name", title: title[row] }, title[row]),
    el("span", { class: "soft" }, [genre[row], date[row]].filter(Boolean).join(" ")),
  );
}

function mentionBox(node) {
  const all = mentionsOf(node);
  if (!all.length) return null;
  return [
    el("h3", {}, say("panel.mentions"), el("span", { class: "number" }, digits(all.length))),
    shortened(all, 3, (one) => quoteBox(one, [node])),
  ];
}

// What is most often named in the same sentences, joined by a statement or not; a click shows the two together.
function companions(node) {
  const counts = new Map();
  for (const evidence of mentionsOf(node)) countValues(counts, new Set(namedIn(evidence)));
  counts.delete(node);
  const list = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 30);
  if (!list.length) return null;
  const row = ([one, count]) =>
    entityRow(one, count, () => navigate({ ...START, view: "path", a: graph.nodes.id[node], b: graph.nodes.id[one] }));
  return [el("h3", {}, say("panel.companions")), shortened(list, 6, row)];
}

// Other nodes of the type whose name holds this one's or is held by it: levels of a kind, parts, longer names.
function namesakes(node) {
  const { label } = graph.nodes;
  const own = label[node];
  const alike = (one) =>
    one !== node && typeOf(one) === typeOf(node) && (label[one].includes(own) || own.includes(label[one]));
  const list = [...label.keys()].filter(alike).sort((one, two) => weight(two) - weight(one) || one - two);
  if (!list.length || own.length < 2) return null;
  return [
    el("h3", {}, say("panel.namesakes"), el("span", { class: "number" }, digits(list.length))),
    shortened(list, 6, nodeRow),
  ];
}

// --- an edge, two types, a figure ---

function edgePanel({ one, two }) {
  const rows = liveAround(one).filter((row) => other(row, one) === two);
  return [
    el("h2", {}, say("panel.between")),
    el("div", { class: "rows" }, [one, two].map(nodeRow)),
    rows.map((row) =>
      el(
        "section",
        { class: "group" },
        el("h4", {}, sentenceOf(row)),
        el(
          "p",
          { class: "soft" },
          say("claim.help", {
            n: sourcesOf(graph.statements.evidence[row]),
            p: graph.statements.confidence[row],
            x: graph.statements.rule[row] || ruleOf(row),
          }),
        ),
        claimQuotes(row),
      ),
    ),
    rows.length ? null : el("p", { class: "soft" }, say("panel.nothing")),
  ];
}

function claimQuotes(row) {
  const { evidence, subject, object, derived } = graph.statements;
  if (!evidence[row].length)
    return el(
      "div",
      { class: "rows" },
      el("p", { class: "soft" }, say("inferred")),
      derived[row].map((one) => claimRow(one)),
    );
  return shortened(sentences(evidence[row]), 8, (one) => quoteBox(one, [subject[row], object[row]]));
}

const ruleOf = (row) => [...new Set(graph.statements.evidence[row].map((one) => graph.evidence.rule[one]))].join(" ");

function typesPanel({ from, to }) {
  const { subject, object, predicate } = graph.statements;
  const between = liveRows().filter((row) => typeOf(subject[row]) === from && typeOf(object[row]) === to);
  const sorted = [...grouped(between, (row) => predicate[row])].sort((one, two) => two[1].length - one[1].length);
  return [
    el("h2", {}, tile(from), ` ${named(graph.types[from])} → `, tile(to), ` ${named(graph.types[to])}`),
    sorted.map(([key, rows]) =>
      el(
        "section",
        { class: "group" },
        el("h4", {}, named(graph.predicates[key]), el("span", { class: "number" }, digits(rows.length))),
        shortened(rows, 6, (row) => claimRow(row)),
      ),
    ),
  ];
}

function figureRow(figure) {
  const { indicator, evidence, about } = graph.observations;
  return el(
    "details",
    {
      class: "claim",
      ontoggle: ({ target }) =>
        target.open &&
        target.children.length === 1 &&
        target.append(shortened(sentences(evidence[figure]), 4, (one) => quoteBox(one, about[figure]))),
    },
    el("summary", {}, el("span", { class: "name" }, indicator[figure]), figureWords(figure)),
  );
}

// Return a figure in words: 2011年 目标 力争 ≥ 10亿元.
function figureWords(figure) {
  const { period, status, force } = graph.observations;
  return [
    el(
      "span",
      { class: "soft" },
      [period[figure], say(`status.${status[figure]}`), force[figure]].filter(Boolean).join(" "),
    ),
    " ",
    el("strong", {}, valueWords(figure)),
  ];
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
    shortened(sentences(evidence[figure]), 6, (one) => quoteBox(one, about[figure])),
  ];
}
