// Indicators: their values over the years as a chart, and a table of indicator × scope × period.

// Return the figures that pass, by indicator, those with most values first.
function indicatorsOf() {
  const { indicator } = graph.observations;
  const groups = grouped([...indicator.keys()].filter(figurePasses), (figure) => indicator[figure]);
  return [...groups].sort((one, two) => two[1].length - one[1].length || (one[0] < two[0] ? -1 : 1));
}

function showFigures() {
  const all = indicatorsOf();
  const wanted = all.filter(([name]) => !state.q || name === state.q);
  const sought = el("input", {
    type: "search",
    id: "indicator",
    list: "indicators",
    placeholder: say("figures.find"),
    "aria-label": say("figures.find"),
    value: state.q,
    onchange: ({ target }) => navigate({ q: matching(all, target.value), pick: "" }),
  });
  const list = el(
    "datalist",
    { id: "indicators" },
    all.slice(0, 200).map(([name]) => el("option", { value: name })),
  );
  put(
    $("bar"),
    sought,
    list,
    kindSwitch(),
    state.q ? button(say("figures.all"), () => navigate({ q: "", pick: "" }), { class: "quiet" }) : null,
  );
  const rows = wanted.map(([name, figures]) => [name, figures.filter(ofKind)]).filter(([, figures]) => figures.length);
  const count = rows.reduce((sum, [, figures]) => sum + figures.length, 0);
  put($("sheet"), state.q && rows.length ? figureChart(rows[0][1]) : null, figureTable(rows));
  const hidden = rows.reduce(
    (sum, [, figures]) => sum + figures.filter((one) => graph.observations.state[one] === "masked").length,
    0,
  );
  tell(
    say("figures.count", { n: digits(rows.length), values: digits(count) }),
    hidden > 0 && say("figures.masked", { n: digits(hidden) }),
  );
}

// The indicator named so, or the first that holds the words.
function matching(all, words) {
  const exact = all.find(([name]) => name === words) || all.find(([name]) => words && name.includes(words));
  return exact ? exact[0] : "";
}

// Targets, actuals, conditions or masked values only: kept in the state as the type.
const KINDS = ["", "T", "A", "C", "masked"];

function kindSwitch() {
  const name = (kind) =>
    kind === "masked" ? say("figures.onlyMasked") : kind ? say(`status.${kind}`) : say("figures.any");
  return el(
    "span",
    { class: "switch" },
    KINDS.map((kind) =>
      button(name(kind), () => navigate({ type: kind, pick: "" }), {
        "aria-pressed": String(state.type === kind),
        "data-kind": kind,
      }),
    ),
  );
}

function ofKind(figure) {
  const { status, state: given } = graph.observations;
  if (state.type === "masked") return given[figure] === "masked";
  return !KINDS.includes(state.type) || !state.type || status[figure] === state.type;
}

function figureTable(groups) {
  const heads = ["indicator", "scope", "period", "value", "status", "document"].map((name) =>
    el("th", { scope: "col" }, say(`figures.${name}`)),
  );
  const body = el("tbody", {});
  let shown = 0;
  const more = button("", () => grow(100), { class: "more" });
  function grow(count) {
    for (const end = shown + count; shown < end && shown < groups.length; shown++)
      body.append(...indicatorRows(...groups[shown]));
    more.hidden = shown >= groups.length;
    more.textContent = say("more", { n: digits(groups.length - shown) });
  }
  grow(40);
  return [el("table", { class: "figures" }, el("thead", {}, el("tr", {}, heads)), body), more];
}

// An indicator of many values shows some of them on the board, all of them once it is chosen.
const FEW = 8;

function indicatorRows(name, figures) {
  const { period } = graph.observations;
  const order = (one, two) => (period[one] < period[two] ? -1 : period[one] > period[two] ? 1 : one - two);
  const sorted = [...figures].sort(order);
  const shown = state.q ? sorted : sorted.slice(0, FEW);
  const choose = (words) => button(words, () => navigate({ q: name, pick: "" }), { class: "link" });
  const left = sorted.length - shown.length;
  const head = el(
    "th",
    { scope: "row", rowspan: shown.length },
    choose(name),
    left ? [" ", choose(say("figures.left", { n: digits(left) }))] : null,
  );
  return shown.map((figure, place) => figureLine(figure, place ? null : head));
}

function figureLine(figure, head) {
  const { period, status, force, scope, evidence } = graph.observations;
  const document = evidence[figure].length ? graph.evidence.document[evidence[figure][0]] : -1;
  const pick = () => navigate({ pick: `f:${figure}` });
  return el(
    "tr",
    { "data-row": figure },
    head,
    el("td", {}, scope[figure] < 0 ? "" : graph.nodes.label[scope[figure]]),
    el("td", {}, period[figure]),
    el("td", { class: "value" }, button(valueWords(figure), pick, { class: "link", "data-figure": figure })),
    el("td", {}, [say(`status.${status[figure]}`), force[figure]].filter(Boolean).join(" · ")),
    el("td", { class: "soft" }, document < 0 ? "" : cut(graph.documents.title[document], 22)),
  );
}

// Let the row of the picked figure stand out.
function markFigure() {
  document
    .querySelectorAll("#sheet [data-row]")
    .forEach((row) => row.classList.toggle("picked", state.pick === `f:${row.dataset.row}`));
}

// --- the chart of one indicator ---

// Return charts of values by year, one for each scope and unit that have two values with a year: targets hollow,
// actuals filled, masked ones as signs on the base line.
function figureChart(figures) {
  const { unit, scope, state: given } = graph.observations;
  const name = (one) => [scope[one] < 0 ? "" : graph.nodes.label[scope[one]], unit[one]].filter(Boolean).join(" · ");
  const groups = grouped(figures.filter(figureYear), name);
  const charts = [...groups].filter(([, list]) => list.filter((one) => given[one] === "given").length > 1);
  if (!charts.length) return el("p", { class: "soft" }, say("figures.nochart"));
  return el(
    "div",
    { class: "charts" },
    charts.map(([title, list]) => pointChart(title, list)),
    el("p", { class: "soft" }, say("figures.legend")),
  );
}

function figureYear(figure) {
  const { period, evidence } = graph.observations;
  const found = /(?:19|20)\d\d/.exec(period[figure]);
  if (found) return Number(found[0]);
  return evidence[figure].length ? years[graph.evidence.document[evidence[figure][0]]] || 0 : 0;
}

function pointChart(title, figures) {
  const [width, height, left, low] = [420, 170, 56, 26];
  const { value, state: given, status } = graph.observations;
  const times = figures.map(figureYear);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const top = Math.max(...figures.map((one) => Number(value[one]) || 0), 0.001);
  const x = (year) =>
    left + 20 + (last > first ? ((year - first) * (width - left - 50)) / (last - first) : (width - left - 50) / 2);
  const y = (number) => height - low - (number * (height - low - 22)) / top;
  const line = (one, label) => [
    svg("line", { x1: left, x2: width - 8, y1: y(one), y2: y(one), class: "rule" }),
    svg("text", { x: left - 6, y: y(one) + 4, "text-anchor": "end" }, label),
  ];
  const marks = figures.map((one) => {
    const words = svg("title", {}, `${figureYear(one)} ${say(`status.${status[one]}`)} ${valueWords(one)}`);
    const open = { onclick: () => navigate({ pick: `f:${one}` }) };
    if (given[one] !== "given")
      return svg(
        "text",
        { x: x(figureYear(one)), y: y(0) - 4, "text-anchor": "middle", class: "point", ...open },
        "※",
        words,
      );
    return svg(
      "circle",
      { cx: x(figureYear(one)), cy: y(Number(value[one]) || 0), r: 5, class: `point ${status[one]}`, ...open },
      words,
    );
  });
  const labels = [...new Set(times)].map((year) =>
    svg("text", { x: x(year), y: height - 8, "text-anchor": "middle" }, String(year)),
  );
  return el(
    "figure",
    {},
    el("figcaption", {}, title || say("figures.value")),
    svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": `${state.q} ${title}` },
      line(0, "0"),
      line(top, digits(top)),
      marks,
      labels,
    ),
  );
}
