// A document as it was read.

function readAt(evidence) {
  const { document, start, end } = graph.evidence;
  navigate({ view: "doc", doc: graph.documents.id[document[evidence]], at: `${start[evidence]}-${end[evidence]}` });
}

function openDocument(row) {
  navigate({ view: "doc", doc: graph.documents.id[row], at: "" });
}

async function showDocument() {
  const row = graph.documents.id.indexOf(state.doc);
  if (row < 0) return navigate({ view: "map" }, true);
  const { title, number, date, genre, source } = graph.documents;
  const body = el("div", { class: "text" });
  put($("sheet"), el("h2", {}, title[row]), el("p", { class: "soft" }, [number[row], date[row], genre[row], source[row]].filter(Boolean).join(" · ")), body);
  tell(say("doc.count", { n: digits((await texts)[row].length) }));
  const [start, end] = state.at ? state.at.split("-").map(Number) : [0, 0];
  const text = (await texts)[row];
  const target = el("span", { class: "target" }, text.slice(start, end));
  put(body, text.slice(0, start), target, text.slice(end));
  if (end) target.scrollIntoView({ block: "center" });
  return undefined;
}
