// Start the page, and show what the state says: a view in the middle, the filter on its left, the panel on its right.

// Each view: how it shows itself, and whether it is drawn or written.
const VIEWS = {
  map: { show: showMap, drawn: true },
  regions: { show: showRegions, drawn: true },
  list: { show: showList },
  ego: { show: showEgo, drawn: true },
  path: { show: showPath, drawn: true },
  compare: { show: showCompare },
  figures: { show: showFigures },
  time: { show: showTime },
  docs: { show: showDocuments },
  doc: { show: showDocument },
};
const TABS = ["map", "regions", "path", "figures", "time", "docs"];

const KEYS = [
  [["/"], "key.find"],
  [["↑", "↓", "←", "→"], "key.move"],
  [["Enter"], "key.enter"],
  [["Esc"], "key.escape"],
  [["Alt", "←"], "key.back"],
  [["+", "−"], "key.zoom"],
  [["?"], "key.help"],
];

let shownKey = null; // what the middle shows

function renderAll() {
  const key = `${language} ${location.hash.replace(/(^#|&)(pick)=[^&]*/g, "")}`;
  if (key !== shownKey) {
    shownKey = key;
    showView();
  } else if (canvas) canvas.redraw();
  showPanel();
  markFigure();
}

function showView() {
  const { show: draw, drawn } = VIEWS[state.view];
  $("drawing").hidden = !drawn;
  $("sheet").hidden = Boolean(drawn);
  $("sheet").scrollTop = 0;
  put($("bar"));
  measureStage();
  showTop();
  showFilter();
  draw();
}

function showTop() {
  document.documentElement.lang = language ? "en" : "zh-CN";
  const tab = (view) =>
    button(say(`view.${view}`), () => navigate({ ...START, view }), {
      "aria-current": state.view === view ? "page" : null,
      "data-view": view,
    });
  put($("views"), TABS.map(tab));
  put(
    $("help"),
    el("h2", {}, say("help")),
    el(
      "dl",
      {},
      KEYS.map(([keys, words]) => [
        el(
          "dt",
          {},
          keys.map((key) => el("kbd", {}, key)),
        ),
        el("dd", {}, say(words)),
      ]),
    ),
    el("p", { class: "soft" }, say("help.more")),
    button(say("help.close"), () => $("help").close()),
  );
  put(
    $("tools"),
    button(say("filter"), () => document.body.classList.toggle("filtering"), { id: "drawer" }),
    takeMenu(),
    button("?", () => $("help").showModal(), {
      class: "quiet",
      id: "ask",
      title: say("help"),
      "aria-label": say("help"),
    }),
    button(language ? "中文" : "English", switchLanguage, { class: "quiet", id: "language" }),
    button("◐", switchMode, { class: "quiet", id: "mode", title: say("mode"), "aria-label": say("mode") }),
  );
}

function switchLanguage() {
  language = 1 - language;
  searchBox();
  renderAll();
}

// Say below the drawing what it shows and what it leaves out.
function tell(...words) {
  put(
    $("count"),
    words.map((one) => one && el("span", {}, one)),
  );
}

function boxClicked(box) {
  if (box.draw === "type") navigate({ ...START, view: "list", type: graph.types[box.type][0] });
  else if (box.draw === "region") navigate({ pick: `r:${graph.nodes.id[box.node]}` });
  else if (box.draw === "chip") pickNode(box.node);
}

function boxOpened(box) {
  if (box.draw === "chip") openNode(box.node);
}

function boxMoved(box) {
  if (box.draw === "chip" && state.view === "ego") setPin(box.node, box);
}

function edgeClicked(edge) {
  if (edge.types) navigate({ pick: `t:${edge.types.map((type) => graph.types[type][0]).join(">")}` });
  else if (edge.rows) pickEdge(Number(edge.from.slice(1)), Number(edge.to.slice(1)));
}

function boxWords(box) {
  if (box.draw === "chip")
    return [
      graph.nodes.label[box.node],
      `${named(graph.types[box.type])} · ${say("statements", { n: digits(weight(box.node)) })}`,
    ];
  return box.draw === "type" || box.draw === "region" ? [box.text, box.small].filter(Boolean) : null;
}

function edgeWords(edge) {
  if (edge.types)
    return [
      edge.types.map((type) => named(graph.types[type])).join(" → "),
      say("statements", { n: digits(edge.count) }),
    ];
  return edge.rows ? edge.rows.slice(0, 5).map(sentenceOf) : null;
}

// Return a statement in words: 科技局 建设 众创空间（计划）.
function sentenceOf(row) {
  const { subject, predicate, object, modality } = graph.statements;
  const { label } = graph.nodes;
  const words = [label[subject[row]], named(graph.predicates[predicate[row]]), label[object[row]]];
  return `${words.join(" ")}（${say(`modality.${modality[row]}`)}）`;
}

function pressed(event) {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    $("query").focus();
  } else if (event.key === "?" && !typing) $("help").showModal();
  else if (event.key === "Escape" && !typing && state.pick) navigate({ pick: "" });
}

async function start() {
  readColours();
  await loadGraph();
  PLACE = graph.types.findIndex(([name]) => name === "Place");
  prepareFilter();
  loadNames();
  readAddress();
  if (!location.hash && nodeAt(graph.start) >= 0) openNode(nodeAt(graph.start));
  searchBox();
  renderAll();
  document.documentElement.dataset.ready = "yes";
  addEventListener("popstate", moved);
  addEventListener("keydown", pressed);
  addEventListener("resize", () => canvas && VIEWS[state.view].drawn && fit());
  $("home").addEventListener("click", (event) => {
    event.preventDefault();
    navigate({ ...START });
  });
  texts();
  setTimeout(() => mentionsOf(0), 300); // the index of mentions, before the first click that needs it
}

function moved() {
  readAddress();
  renderAll();
}

start();
