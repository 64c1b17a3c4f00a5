// Sentences: a quote with what it names, where it stands, and its citation.

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
  return el(
    "a",
    {
      href: "#",
      class: strong ? "mark strong" : "mark",
      title,
      onclick: follow,
      style: { "--tint": colour(typeOf(node)) },
    },
    text,
  );
}

function sourceLine(evidence) {
  const { document, path, anchor, copy } = graph.evidence;
  const one = document[evidence];
  return el(
    "footer",
    {},
    one < 0
      ? null
      : [el("cite", {}, graph.documents.title[one]), graph.documents.date[one] && ` ${graph.documents.date[one]}`],
    path[evidence] && ` · ${path[evidence]}`,
    anchor[evidence] && ` · ${anchor[evidence]}`,
    copy[evidence] >= 0 ? el("span", { class: "badge", title: say("copy.help") }, say("copy")) : null,
    el(
      "span",
      { class: "acts" },
      button(say("cite"), (event) => cite(evidence, event.target), { class: "quiet", "data-act": "cite" }),
      one < 0 ? null : button(say("read"), () => readAt(evidence), { class: "quiet", "data-act": "read" }),
    ),
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
  const bracketed = one >= 0 && number[one] ? `（${number[one]}）` : "";
  const name = one < 0 ? "" : `《${title[one].replace(/^《(.*)》$/, "$1")}》${bracketed}`;
  const range = text ? `第${points(start[evidence]) + 1}–${points(end[evidence])}字` : "";
  return [`“${await quoteOf(evidence)}”`, name, one < 0 ? "" : date[one], path[evidence], range]
    .filter(Boolean)
    .join("，");
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
