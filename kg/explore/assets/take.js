// Take away: the drawing as PNG or SVG; the statements at hand as CSV, Turtle or a list of evidence.

// Return the statements of what is picked, or else of what the view shows.
function atHand() {
  const pick = picked();
  const rows = (passes) => liveRows().filter(passes);
  const { subject, object } = graph.statements;
  if (pick && pick.kind === "edge") return liveAround(pick.one).filter((row) => other(row, pick.one) === pick.two);
  if (state.view === "ego" || state.view === "path")
    return [...new Set(scene.edges.flatMap((edge) => edge.rows || []))].sort((one, two) => one - two);
  if (pick && pick.kind === "node") return liveAround(pick.node);
  if (state.view === "list") {
    const type = graph.types.findIndex(([name]) => name === state.type);
    return rows((row) => type < 0 || typeOf(subject[row]) === type || typeOf(object[row]) === type);
  }
  const document = state.view === "doc" ? graph.documents.id.indexOf(state.doc) : -1;
  return rows((row) => document < 0 || facetValues.documents[row].includes(document));
}

function takeMenu() {
  const entry = (name, make) =>
    button(
      say(`take.${name}`),
      async () => {
        $("take").open = false;
        await make();
      },
      { "data-take": name },
    );
  const count = el("p", { class: "soft", id: "hand" });
  return el(
    "details",
    {
      id: "take",
      ontoggle: ({ target }) => target.open && put(count, say("take.count", { n: digits(atHand().length) })),
    },
    el("summary", {}, say("take")),
    el(
      "div",
      { class: "menu" },
      entry("png", takePng),
      entry("svg", () => save("graph.svg", "image/svg+xml", drawnSvg())),
      count,
      entry("csv", () => save("statements.csv", "text/csv", statementCsv(atHand()))),
      entry("turtle", async () => save("statements.ttl", "text/turtle", await turtle(atHand()))),
      entry("evidence", async () => save("evidence.md", "text/markdown", await evidenceList(atHand()))),
      entry("figures", () => save("figures.csv", "text/csv", figureCsv())),
      entry("link", () => copyText(location.href)),
      entry("print", () => print()),
    ),
  );
}

function save(name, type, text) {
  const link = el("a", {
    href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// --- tables ---

// A field that a spreadsheet would take for a formula gets an apostrophe before it.
function csvField(value) {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text).replace(/"/g, '""')}"`;
}

// The mark at the beginning lets spreadsheets read it as UTF-8.
const csv = (rows) => `\ufeff${rows.map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;

function statementCsv(rows) {
  const { id, subject, predicate, object, modality, role, stage, confidence, evidence } = graph.statements;
  const { label, type } = graph.nodes;
  const heads = [
    "subject",
    "subjectType",
    "predicate",
    "object",
    "objectType",
    "modality",
    "role",
    "stage",
    "confidence",
    "sources",
    "documents",
    "id",
  ];
  return csv([
    heads.map((name) => say(`column.${name}`)),
    ...rows.map((row) => [
      label[subject[row]],
      named(graph.types[type[subject[row]]]),
      named(graph.predicates[predicate[row]]),
      label[object[row]],
      named(graph.types[type[object[row]]]),
      say(`modality.${modality[row]}`),
      role[row],
      stage[row],
      confidence[row],
      sourcesOf(evidence[row]),
      facetValues.documents[row]
        .filter((one) => one >= 0)
        .map((one) => graph.documents.title[one])
        .join("；"),
      id[row],
    ]),
  ]);
}

function figureCsv() {
  const {
    indicator,
    scope,
    period,
    comparator,
    value,
    written,
    unit,
    status,
    force,
    state: given,
  } = graph.observations;
  const heads = ["indicator", "scope", "period", "comparator", "value", "written", "unit", "status", "force", "state"];
  const figures = indicator
    .map((_, figure) => figure)
    .filter(
      (one) =>
        figurePasses(one) && (state.view !== "figures" || (ofKind(one) && (!state.q || indicator[one] === state.q))),
    );
  return csv([
    heads.map((name) => say(`column.${name}`)),
    ...figures.map((one) => [
      indicator[one],
      scope[one] < 0 ? "" : graph.nodes.label[scope[one]],
      period[one],
      comparator[one],
      value[one],
      written[one],
      unit[one],
      say(`status.${status[one]}`),
      force[one],
      given[one] === "masked" ? say("masked") : given[one] === "not stated" ? say("notStated") : "",
    ]),
  ]);
}

// Each statement in words, below it its sentences as citations.
async function evidenceList(rows) {
  const parts = [];
  for (const row of rows) {
    const quotes = await Promise.all(sentences(graph.statements.evidence[row]).map(citation));
    parts.push(`- ${sentenceOf(row)}\n${quotes.map((one) => `  - ${one.replace(/\s+/g, " ")}\n`).join("")}`);
  }
  return `# ${document.title}\n\n${parts.join("\n")}`;
}

// --- pictures ---

// The canvas lies on nothing; a picture gets the page's paper behind it.
function takePng() {
  const from = $("drawing").querySelector("canvas");
  if (!from || $("drawing").hidden) return undefined;
  const to = el("canvas", { width: from.width, height: from.height });
  const ctx = to.getContext("2d");
  ctx.fillStyle = ink.paper;
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  return new Promise((done) =>
    to.toBlob((blob) => {
      const link = el("a", { href: URL.createObjectURL(blob), download: "graph.png" });
      link.click();
      done();
    }),
  );
}
