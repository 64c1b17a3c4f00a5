// Find names as one types: in Han, in pinyin, by initials. All names are kept in lower case, with what they spell.

let names; // [{node, han, pinyin, initials}], a name or alias each

function loadNames() {
  names = [];
  const { label, aliases, spelling } = graph.nodes;
  label.forEach((text, node) => {
    const spelled = spelling[node].split("|");
    [text, ...aliases[node]].forEach((name, place) => {
      const syllables = (spelled[place] || "").split(" ");
      const initials = syllables.map((one) => one[0]).join("");
      names.push({ node, han: name.toLowerCase(), pinyin: syllables.join(""), initials, alias: place ? name : "" });
    });
  });
}

// How well a name answers: 0 not at all; whole, beginning and inside in this order, Han before pinyin before initials.
function score(name, query) {
  return Math.max(fits(name.han, query) * 1.2, fits(name.pinyin, query), fits(name.initials, query) * 0.9);
}

function fits(text, query) {
  const place = text.indexOf(query);
  if (place < 0) return 0;
  if (text.length === query.length) return 4;
  return (place === 0 ? 3 : 1.5) - text.length / 1000;
}

// Return [{node, alias, score}] best first, each node once; nodes with more statements first among equals.
function find(query) {
  const wanted = query.trim().toLowerCase().replace(/\s+/g, "");
  if (!wanted) return [];
  const best = new Map();
  for (const name of names) {
    const points = score(name, wanted);
    if (!points) continue;
    const before = best.get(name.node);
    if (!before || before.score < points) best.set(name.node, { node: name.node, alias: name.alias, score: points });
  }
  const rank = (hit) => hit.score + Math.log1p(weight(hit.node)) / 8;
  return [...best.values()].sort((one, two) => rank(two) - rank(one) || one.node - two.node);
}

// --- the search box: a combobox with a list of hits by type ---

let hits = [];
let aim = -1;
let chosen = null; // what a hit does when it is taken; null opens it

function searchBox() {
  const query = $("query");
  query.placeholder = say("find");
  query.setAttribute("aria-label", say("find"));
  query.addEventListener("input", () => showHits(query.value));
  query.addEventListener("keydown", searchKey);
  query.addEventListener("blur", () => setTimeout(closeHits, 150));
  query.addEventListener("focus", () => query.value && showHits(query.value));
}

function showHits(query) {
  const all = find(query);
  const types = grouped(all, (hit) => typeOf(hit.node));
  hits = [];
  const rows = [];
  // The best hits come first whatever their type; then some of each type, with its count.
  all.slice(0, 5).forEach((hit) => rows.push(hitRow(hit)));
  for (const [type, list] of types) {
    rows.push(
      el("div", { class: "group", role: "presentation" }, `${named(graph.types[type])} ${digits(list.length)}`),
    );
    list
      .filter((hit) => !hits.includes(hit))
      .slice(0, 4)
      .forEach((hit) => rows.push(hitRow(hit)));
  }
  if (!all.length && query.trim()) rows.push(el("div", { class: "group" }, say("nothing", { query })));
  put($("found"), rows);
  $("found").hidden = !query.trim();
  $("query").setAttribute("aria-expanded", String(Boolean(query.trim())));
  setAim(hits.length ? 0 : -1);
}

function hitRow(hit) {
  const place = hits.push(hit) - 1;
  const take = () => takeHit(place);
  return el(
    "div",
    { class: "hit", role: "option", id: `hit${place}`, onmousedown: take, "aria-selected": "false" },
    tile(typeOf(hit.node)),
    el("span", { class: "name" }, graph.nodes.label[hit.node]),
    hit.alias ? el("span", { class: "soft" }, `= ${hit.alias}`) : null,
    scopeWords(hit.node),
    el("span", { class: "number" }, digits(weight(hit.node))),
  );
}

// A thing known in one document only shares its name with others: say which document.
function scopeWords(node) {
  const scope = graph.nodes.scope[node];
  return scope < 0 ? null : el("span", { class: "soft" }, cut(graph.documents.title[scope], 16));
}

function setAim(place) {
  aim = place;
  hits.forEach((_, one) => $(`hit${one}`).setAttribute("aria-selected", String(one === aim)));
  $("query").setAttribute("aria-activedescendant", aim < 0 ? "" : `hit${aim}`);
  if (aim >= 0) $(`hit${aim}`).scrollIntoView({ block: "nearest" });
}

function searchKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (hits.length) setAim((aim + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
  } else if (event.key === "Enter" && aim >= 0) takeHit(aim);
  else if (event.key === "Escape") {
    chosen = null;
    $("query").value = "";
    closeHits();
    $("drawing").focus();
  }
}

function takeHit(place) {
  const { node } = hits[place];
  const use = chosen || openNode;
  chosen = null;
  $("query").value = "";
  closeHits();
  $("query").blur();
  use(node);
}

function closeHits() {
  $("found").hidden = true;
  $("query").setAttribute("aria-expanded", "false");
}

// Let the search box choose a node for something else than opening it.
function choose(use, prompt) {
  chosen = use;
  $("query").placeholder = prompt;
  $("query").focus();
}
