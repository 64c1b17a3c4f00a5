// Years: how much was done, planned and said to be lacking in documents of each, and what became of plans.

// Return bars by year, stacked: done below, planned above it, lacking on top.
function yearBars(first, last, width, height, onpick) {
  const span = Number(last) - Number(first) + 1;
  const most = Math.max(1, ...[...yearCounts.values()].map(({ A, P, N }) => A + P + N));
  const step = width / span;
  const bars = [...yearCounts]
    .filter(([year]) => year >= first && year <= last)
    .sort(([one], [two]) => one - two)
    .map(([year, numbers]) => {
      let top = height - 14;
      const said = MODALITIES.map((one) => `${say(`modality.${one}`)} ${digits(numbers[one])}`);
      const title = `${year}：${said.join("，")}`;
      const parts = MODALITIES.map((one) => {
        const high = ((height - 18) * numbers[one]) / most;
        top -= high;
        return svg("rect", {
          x: (year - first) * step + step * 0.12,
          y: top,
          width: Math.min(step * 0.76, 90),
          height: high,
          class: `bar ${one}`,
        });
      });
      const name = onpick ? svg("text", { x: (year - first) * step + step * 0.12, y: height - 2 }, String(year)) : null;
      return svg(
        "g",
        { onclick: onpick ? () => onpick(year) : null, class: onpick ? "point" : null },
        svg("title", {}, title),
        parts,
        name,
      );
    });
  const ends = onpick
    ? []
    : [first, last].map((year, end) =>
        svg("text", { x: end ? width : 0, y: height - 2, "text-anchor": end ? "end" : "start" }, String(year)),
      );
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": say("filter.years") },
    bars,
    ends,
  );
}

function showTime() {
  const all = [...yearCounts.keys()].sort((one, two) => one - two);
  const undated = live.reduce((sum, one, row) => sum + (one && !yearsOf[row].length ? 1 : 0), 0);
  put($("bar"), el("span", { class: "soft" }, say("time.help")));
  put(
    $("sheet"),
    all.length ? yearBars(all[0], all[all.length - 1], 760, 200, onlyYear) : el("p", {}, say("time.none")),
    legendRow(),
    all.map(yearPart),
    keptPart(),
  );
  tell(undated > 0 && say("time.undated", { n: digits(undated) }));
}

function legendRow() {
  return el(
    "p",
    { class: "legend" },
    MODALITIES.map((one) => [
      svg(
        "svg",
        { class: "swatch", viewBox: "0 0 12 12" },
        svg("rect", { width: 12, height: 12, class: `bar ${one}` }),
      ),
      el("span", {}, say(`modality.${one}`)),
    ]),
  );
}

function onlyYear(year) {
  Object.assign(range, range.from === year && range.to === year ? { from: 0, to: 9999 } : { from: year, to: year });
  filterChanged();
}

function yearPart(year) {
  const { modality } = graph.statements;
  const columnOf = (one) => {
    const own = liveRows().filter((row) => modality[row] === one && yearsOf[row].includes(year));
    return el(
      "section",
      {},
      el("h4", {}, say(`modality.${one}`), el("span", { class: "number" }, digits(own.length))),
      own.length ? shortened(own, 6, (row) => claimRow(row)) : el("p", { class: "soft" }, "–"),
    );
  };
  const fill = ({ target }) =>
    target.open &&
    target.children.length === 1 &&
    target.append(el("div", { class: "three" }, MODALITIES.map(columnOf)));
  return el(
    "details",
    { class: "year", ontoggle: fill },
    el(
      "summary",
      {},
      el("strong", {}, String(year)),
      el(
        "span",
        { class: "number" },
        say("statements", { n: digits(MODALITIES.reduce((sum, one) => sum + yearCounts.get(year)[one], 0)) }),
      ),
    ),
  );
}

// What is planned in one document and done in another: subject, predicate and object alike.
function keptPart() {
  const { subject, predicate, object, modality } = graph.statements;
  const plans = new Map();
  for (let row = 0; row < live.length; row++) {
    if (!live[row] || modality[row] === "N") continue;
    const key = (subject[row] * graph.predicates.length + predicate[row]) * graph.nodes.id.length + object[row];
    const both = plans.get(key) || { A: null, P: null };
    both[modality[row]] = row;
    plans.set(key, both);
  }
  const pairs = [...plans.values()].filter(({ A, P }) => A !== null && P !== null);
  return [
    el("h3", {}, say("time.kept"), el("span", { class: "number" }, digits(pairs.length))),
    el("p", { class: "soft" }, say("time.kept.help")),
    shortened(pairs, 12, ({ A, P }) => el("div", { class: "pair" }, claimRow(P), claimRow(A))),
  ];
}
