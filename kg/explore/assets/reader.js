// The documents: their list, and each as it was read.

function showDocuments() {
  const { id, title, number, date, genre, source, place } = graph.documents;
  const count = new Map();
  facetValues.documents.forEach((list, row) => live[row] && countValues(count, list));
  const order = id
    .map((_, row) => row)
    .sort((one, two) => (date[two] < date[one] ? -1 : date[two] > date[one] ? 1 : one - two));
  const heads = ["title", "number", "date", "genre", "place", "statements"].map((name) =>
    el("th", { scope: "col" }, say(`docs.${name}`)),
  );
  const line = (row) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        button(title[row], () => openDocument(row), { class: "link", title: source[row] }),
      ),
      el("td", {}, number[row]),
      el("td", {}, date[row]),
      el("td", {}, genre[row]),
      el("td", {}, place[row] < 0 ? "" : graph.nodes.label[place[row]]),
      el("td", { class: "value" }, digits(count.get(row) || 0)),
    );
  const body = el("tbody", {});
  const more = button("", () => grow(500), { class: "more" });
  let shown = 0;
  function grow(step) {
    order.slice(shown, shown + step).forEach((row) => body.append(line(row)));
    shown += step;
    more.hidden = shown >= order.length;
    more.textContent = say("more", { n: digits(order.length - shown) });
  }
  grow(200);
  put($("sheet"), el("table", { class: "figures" }, el("thead", {}, el("tr", {}, heads)), body), more);
  tell(say("list.count", { n: digits(id.length) }));
}

function readAt(evidence) {
  const { document, start, end } = graph.evidence;
  navigate({ view: "doc", doc: graph.documents.id[document[evidence]], at: `${start[evidence]}-${end[evidence]}` });
}

function openDocument(row) {
  navigate({ view: "doc", doc: graph.documents.id[row], at: "", pick: "" });
}

async function showDocument() {
  const row = graph.documents.id.indexOf(state.doc);
  if (row < 0) return navigate({ view: "map" }, true);
  const wanted = shownKey;
  const { title } = graph.documents;
  put($("sheet"), el("h2", {}, title[row]), documentFacts(row));
  tell(say("doc.help"));
  const text = (await texts())[row];
  if (shownKey !== wanted) return undefined;
  const body = el("div", { class: "text" }, text ? readText(row, text) : say("doc.none"));
  $("sheet").append(body);
  const target = body.querySelector(".target");
  if (target) target.scrollIntoView({ block: "center" });
  return undefined;
}

function documentFacts(row) {
  const { number, date, genre, source, level, place, issuers, copies } = graph.documents;
  return [
    el(
      "p",
      { class: "soft" },
      [number[row], date[row], genre[row], level[row], source[row]].filter(Boolean).join(" · "),
    ),
    el(
      "div",
      { class: "acts" },
      [...issuers[row], place[row]]
        .filter((node) => node >= 0)
        .map((node) => button([tile(typeOf(node)), ` ${graph.nodes.label[node]}`], () => openNode(node))),
      button(say("pair.compareDocument"), () =>
        navigate({ ...START, view: "compare", a: `doc:${graph.documents.id[row]}` }),
      ),
    ),
    copies[row].length ? el("p", { class: "soft" }, say("doc.copies", { names: copies[row].join("、") })) : null,
  ];
}

// Return the text with its mentions as links and what was quoted underlined; the place asked for stands out.
function readText(row, text) {
  const marks = new Map();
  const { document, start, marks: inQuote } = graph.evidence;
  const [from, to] = state.at ? state.at.split("-").map(Number) : [-1, -1];
  document.forEach((one, evidence) => {
    if (one !== row) return;
    const list = inQuote[evidence];
    for (let place = 0; place < list.length; place += 3)
      marks.set(start[evidence] + list[place], [
        start[evidence] + list[place],
        start[evidence] + list[place + 1],
        list[place + 2],
      ]);
  });
  const inside = (low, high) =>
    [...marks.values()]
      .filter((one) => one[0] >= low && one[1] <= high)
      .flatMap(([a, b, node]) => [a - low, b - low, node]);
  if (to <= from || to > text.length) return markedText(text, inside(0, text.length), []);
  return [
    markedText(text.slice(0, from), inside(0, from), []),
    el("span", { class: "target" }, markedText(text.slice(from, to), inside(from, to), [])),
    markedText(text.slice(to), inside(to, text.length), []),
  ];
}

// Beside the text: what was read from it, by predicate and modality, and its figures.
function documentPanel() {
  const document = graph.documents.id.indexOf(state.doc);
  if (document < 0) return null;
  const { predicate, modality } = graph.statements;
  const groups = grouped(
    liveRows().filter((row) => facetValues.documents[row].includes(document)),
    (row) => predicate[row],
  );
  const figures = graph.observations.evidence
    .map((_, figure) => figure)
    .filter(
      (figure) =>
        figurePasses(figure) &&
        graph.observations.evidence[figure].some((one) => graph.evidence.document[one] === document),
    );
  const order = (row) => MODALITIES.indexOf(modality[row]);
  return [
    el("h2", {}, say("doc.read")),
    [...groups]
      .sort((one, two) => two[1].length - one[1].length)
      .map(([key, rows]) =>
        el(
          "section",
          { class: "group" },
          el("h4", {}, `${named(graph.predicates[key])} ${digits(rows.length)}`, modalityCounts(rows)),
          shortened(
            rows.sort((one, two) => order(one) - order(two)),
            5,
            (row) => claimRow(row),
          ),
        ),
      ),
    figures.length
      ? [
          el("h3", {}, say("panel.figures"), el("span", { class: "number" }, digits(figures.length))),
          shortened(figures, 8, figureRow),
        ]
      : null,
  ];
}
