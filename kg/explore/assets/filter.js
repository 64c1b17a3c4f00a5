// The filter: facets of statements. In each facet what is ticked is kept; nothing ticked keeps all.
// Counts say how many there would be with the other facets as they are.

const MODALITIES = ["A", "P", "N"];
const FACETS = ["types", "predicates", "modalities", "levels", "places", "documents"];
const ticked = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
const range = { from: 0, to: 9999, confidence: 0, sources: 1 };

let facetValues; // for each facet, the values of each statement
let yearsOf; // years of each statement
let live; // 1 for each statement that passes
let counts; // for each facet, a Map of value to number
let yearCounts; // Map of year to {A, P, N}

function prepareFilter() {
  const { subject, object, predicate, modality, evidence } = graph.statements;
  const { level } = graph.nodes;
  const documents = evidence.map((list) => [...new Set(list.map((one) => graph.evidence.document[one]))]);
  const pair = (values) =>
    subject.map((node, row) =>
      values[node] === values[object[row]] ? [values[node]] : [values[node], values[object[row]]],
    );
  facetValues = {
    types: pair(graph.nodes.type),
    predicates: predicate.map((one) => [one]),
    modalities: modality.map((one) => [one]),
    levels: pair(level).map((list) => list.filter(Boolean)),
    places: documents.map((list) => [
      ...new Set(list.map((one) => graph.documents.place[one]).filter((one) => one >= 0)),
    ]),
    documents,
  };
  yearsOf = documents.map((list) => [...new Set(list.map((one) => years[one]).filter(Boolean))]);
}

// Work out which statements pass, and the counts of every facet.
function applyFilter() {
  live = new Uint8Array(graph.statements.subject.length);
  if (!filtered()) {
    live.fill(1);
    whole = whole || countAll();
    ({ counts, yearCounts } = whole);
    return;
  }
  counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  yearCounts = new Map();
  const kept = new Uint8Array(graph.nodes.id.length);
  for (let row = 0; row < live.length; row++) if (passesRanges(row)) tryRow(row, kept);
  countTypes((node) => kept[node]);
}

let whole; // the counts without a filter

function countAll() {
  counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  yearCounts = new Map();
  for (const facet of FACETS) for (const values of facetValues[facet]) countValues(counts[facet], values);
  for (let row = 0; row < live.length; row++) countYears(row);
  countTypes(() => true);
  return { counts, yearCounts };
}

// A statement counts in a facet if it passes all the other facets.
function tryRow(row, kept) {
  let failed = "";
  for (const facet of FACETS) {
    if (!ticked[facet].size || facetValues[facet][row].some((one) => ticked[facet].has(one))) continue;
    if (failed) return;
    failed = facet;
  }
  const inTime = passesYears(row);
  if (failed && !inTime) return;
  if (!failed) countYears(row);
  if (!inTime) return;
  live[row] = failed ? 0 : 1;
  for (const facet of failed ? [failed] : FACETS) countValues(counts[facet], facetValues[facet][row]);
  if (!failed || failed === "types") kept[graph.statements.subject[row]] = kept[graph.statements.object[row]] = 1;
}

// Return the statements that pass.
function liveRows() {
  return [...live.keys()].filter((row) => live[row]);
}

function passesRanges(row) {
  const { confidence, evidence } = graph.statements;
  return confidence[row] >= range.confidence && (range.sources < 2 || sourcesOf(evidence[row]) >= range.sources);
}

// A statement without a year passes only while no year is asked for.
function passesYears(row) {
  if (range.from === 0 && range.to === 9999) return true;
  return yearsOf[row].some((year) => year >= range.from && year <= range.to);
}

function countValues(map, values) {
  for (const value of values) map.set(value, (map.get(value) || 0) + 1);
}

function countYears(row) {
  for (const year of yearsOf[row]) {
    if (!yearCounts.has(year)) yearCounts.set(year, { A: 0, P: 0, N: 0 });
    yearCounts.get(year)[graph.statements.modality[row]]++;
  }
}

// The legend counts nodes: all of them while nothing is filtered, else those with a statement that passes.
function countTypes(counted) {
  counts.types = new Map();
  const all = !filtered(["types"]);
  graph.nodes.type.forEach((type, node) => (all || counted(node)) && countValues(counts.types, [type]));
}

function filtered(except = []) {
  const facets = FACETS.some((facet) => !except.includes(facet) && ticked[facet].size);
  return facets || range.from > 0 || range.to < 9999 || range.confidence > 0 || range.sources > 1;
}

// Whether a node may be shown beside the one in focus: its own type and level are what was ticked.
function shown(node) {
  return !ticked.types.size || ticked.types.has(typeOf(node));
}

function liveAround(node) {
  return around[node].filter((statement) => live[statement]);
}

function figurePasses(figure) {
  const { evidence, confidence } = graph.observations;
  const documents = evidence[figure].map((one) => graph.evidence.document[one]);
  if (confidence[figure] < range.confidence) return false;
  if (ticked.documents.size && !documents.some((one) => ticked.documents.has(one))) return false;
  if (ticked.places.size && !documents.some((one) => ticked.places.has(graph.documents.place[one]))) return false;
  return (
    (range.from === 0 && range.to === 9999) ||
    documents.some((one) => years[one] >= range.from && years[one] <= range.to)
  );
}

// --- the legend, which is the filter ---

function facetLabel(facet, value) {
  if (facet === "types") return named(graph.types[value]);
  if (facet === "predicates") return named(graph.predicates[value]);
  if (facet === "modalities") return say(`modality.${value}`);
  if (facet === "places") return graph.nodes.label[value];
  if (facet === "documents") return graph.documents.title[value];
  return value;
}

function showFilter() {
  const reset = button(say("filter.reset"), resetFilter, { class: "quiet", disabled: !filtered() });
  put(
    $("filter"),
    el("div", { class: "head" }, el("h2", {}, say("filter")), reset),
    FACETS.slice(0, 3).map(facetBox),
    yearBox(),
    sliderBox("confidence", 0, 1, 0.05),
    sliderBox("sources", 1, 5, 1),
    FACETS.slice(3).map(facetBox),
  );
}

function facetBox(facet) {
  const values = [...counts[facet].entries()].sort((one, two) => two[1] - one[1]).map(([value]) => value);
  ticked[facet].forEach((value) => values.includes(value) || values.unshift(value));
  if (!values.length) return null;
  const open = !["levels", "places", "documents"].includes(facet) || ticked[facet].size > 0;
  return el(
    "details",
    { open: facetOpen.get(facet) ?? open, ontoggle: (event) => facetOpen.set(facet, event.target.open) },
    el("summary", {}, say(`filter.${facet}`)),
    shortened(values, facet === "types" ? 18 : 8, (value) => facetRow(facet, value)),
  );
}

const facetOpen = new Map();

function facetRow(facet, value) {
  const box = el("input", { type: "checkbox", checked: ticked[facet].has(value), onchange: () => tick(facet, value) });
  const name = facetLabel(facet, value);
  return el(
    "label",
    { class: "facet", "data-facet": facet, "data-value": facet === "types" ? graph.types[value][0] : String(value) },
    box,
    facet === "types" ? tile(value) : null,
    facet === "modalities" ? el("span", { class: `stroke ${value}`, "aria-hidden": "true" }) : null,
    el("span", { class: "name", title: name }, name),
    el("span", { class: "number" }, digits(counts[facet].get(value) || 0)),
  );
}

function tick(facet, value) {
  if (!ticked[facet].delete(value)) ticked[facet].add(value);
  filterChanged();
}

function sliderBox(name, low, high, step) {
  const input = el("input", {
    type: "range",
    min: low,
    max: high,
    step,
    value: range[name],
    "aria-label": say(`filter.${name}`),
    onchange: (event) => {
      range[name] = Number(event.target.value);
      filterChanged();
    },
  });
  return el("div", { class: "slider" }, el("span", {}, `${say(`filter.${name}`)} ≥ ${range[name]}`), input);
}

// Years as bars (done, planned, lacking) over a range of two ends.
function yearBox() {
  const all = [...new Set(years.filter(Boolean))].sort();
  if (all.length < 2) return null;
  const [first, last] = [all[0], all[all.length - 1]];
  const end = (name, fallback) =>
    el("input", {
      type: "range",
      min: first,
      max: last,
      step: 1,
      "aria-label": say(`filter.${name}`),
      value: Math.min(last, Math.max(first, range[name] || fallback)),
      onchange: (event) => setYears(name, Number(event.target.value), first, last),
    });
  const words =
    range.from || range.to < 9999 ? `${range.from || first}–${Math.min(range.to, last)}` : say("filter.allYears");
  return el(
    "details",
    { open: true },
    el("summary", {}, `${say("filter.years")} ${words}`),
    yearBars(first, last, 200, 46),
    el("div", { class: "ends" }, end("from", first), end("to", last)),
  );
}

// Where the two ends cross, they change places.
function setYears(name, year, first, last) {
  range[name] = year;
  const low = Math.min(range.from || first, range.to);
  const high = Math.max(range.from || first, Math.min(range.to, last));
  range.from = low <= first ? 0 : low;
  range.to = high >= last ? 9999 : high;
  filterChanged();
}

function resetFilter() {
  FACETS.forEach((facet) => ticked[facet].clear());
  Object.assign(range, { from: 0, to: 9999, confidence: 0, sources: 1 });
  filterChanged();
}

function filterChanged() {
  applyFilter();
  filterRead = null;
  navigate({}, true);
}
