// Statements: as lines that open to their sentences, grouped by predicate and modality.

// Return a statement as a line that opens to its sentences. `from` is the node at which one looks.
function claimRow(row, from) {
  const { subject, object, predicate, modality, role, stage, evidence, confidence, derived } = graph.statements;
  const node = other(row, from);
  const sources = sourcesOf(evidence[row]);
  const quotes = () =>
    evidence[row].length
      ? shortened(sentences(evidence[row]), 6, (one) => quoteBox(one, [subject[row], object[row]]))
      : el(
          "div",
          { class: "rows" },
          el("p", { class: "soft" }, say("inferred")),
          derived[row].map((one) => claimRow(one, graph.statements.subject[one])),
        );
  return el(
    "details",
    {
      class: "claim",
      ontoggle: ({ target }) => target.open && target.children.length === 1 && target.append(quotes()),
    },
    el(
      "summary",
      {},
      el("span", { class: `stroke ${modality[row]}`, title: say(`modality.${modality[row]}`) }),
      from === undefined
        ? sentenceOf(row)
        : [tile(typeOf(node)), el("span", { class: "name" }, graph.nodes.label[node])],
      [role[row], stage[row]].filter(Boolean).map((word) => el("span", { class: "badge" }, word)),
      evidence[row].length ? null : el("span", { class: "badge" }, say("inferred.short")),
      el(
        "span",
        {
          class: "number",
          title: say("claim.help", { n: sources, p: confidence[row], x: named(graph.predicates[predicate[row]]) }),
        },
        sources > 1 ? say("sources", { n: sources }) : "",
        confidence[row] < 0.5 ? ` ${say("weak")}` : "",
      ),
    ),
  );
}

// Statements of a node by predicate and direction, then done, planned, lacking.
function claimGroups(node, rows) {
  const { subject, predicate, modality } = graph.statements;
  const groups = grouped(rows, (row) => `${predicate[row]}${subject[row] === node ? ">" : "<"}`);
  const sorted = [...groups].sort((one, two) => two[1].length - one[1].length);
  return sorted.map(([key, list]) => {
    const order = (row) => MODALITIES.indexOf(modality[row]);
    list.sort(
      (one, two) =>
        order(one) - order(two) || graph.statements.evidence[two].length - graph.statements.evidence[one].length,
    );
    return el(
      "section",
      { class: "group" },
      el("h4", {}, sectorWords(key, list.length), modalityCounts(list)),
      shortened(list, 7, (row) => claimRow(row, node)),
    );
  });
}

function modalityCounts(rows) {
  const number = (one) => rows.filter((row) => graph.statements.modality[row] === one).length;
  return el(
    "span",
    { class: "soft" },
    MODALITIES.filter(number)
      .map((one) => `${say(`modality.${one}`)} ${digits(number(one))}`)
      .join(" · "),
  );
}
