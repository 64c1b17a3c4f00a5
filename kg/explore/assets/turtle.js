// Statements as Turtle, with the same names as graph.ttl has for the same things.

// `unsafe` holds the characters of this graph's ids that an IRI cannot carry as they are.
const segment = (text) => [...text].map((one) => (graph.unsafe.includes(one) ? percent(one) : one)).join("");
const percent = (character) =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
const iri = (kind, parts, mark) => `<${graph.base}${kind}/${parts.map(segment).join(mark)}>`;
const own = (name) => `<${graph.base}ontology#${name}>`;
const literal = (text, tag = "") =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"${tag}`;

function nodeIri(node) {
  const id = graph.nodes.id[node];
  if (graph.types[typeOf(node)][0] !== "Task") return iri("entity", id.split("/"), "/");
  const place = id.indexOf("#");
  return iri("section", place < 0 ? [id] : [id.slice(0, place), id.slice(place + 1)], "#");
}

// Return a subject with its properties and their values, as one line.
const described = (subject, ...pairs) =>
  `${subject} ${pairs
    .filter(Boolean)
    .map((pair) => pair.join(" "))
    .join(" ; ")} .`;

async function turtle(rows) {
  const { subject, object, evidence } = graph.statements;
  const nodes = new Set(rows.flatMap((row) => [subject[row], object[row]]));
  const proofs = [...new Set(rows.flatMap((row) => evidence[row]))];
  const lines = [
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    "@prefix oa: <http://www.w3.org/ns/oa#> .",
    "",
    ...[...nodes].map(nodeTurtle),
    ...rows.flatMap(statementTurtle),
    ...(await Promise.all(proofs.map(evidenceTurtle))).flat(),
  ];
  return `${lines.join("\n")}\n`;
}

function nodeTurtle(node) {
  const type = graph.types[typeOf(node)][0];
  const label = literal(graph.nodes.label[node], "@zh");
  return described(nodeIri(node), ["a", own(type === "Task" ? "Section" : type)], ["rdfs:label", label]);
}

// The plain triple where the statement is asserted, and the statement with its evidence.
function statementTurtle(row) {
  const { id, modality, confidence, evidence } = graph.statements;
  const [subject, object] = [nodeIri(graph.statements.subject[row]), nodeIri(graph.statements.object[row])];
  const name = graph.predicates[graph.statements.predicate[row]][0];
  const plain = { A: own(name), P: `<${graph.base}plan/${name}>` }[modality[row]];
  const statement = described(
    iri("statement", [id[row]], ""),
    ["a", own("Statement")],
    ["rdf:subject", subject],
    ["rdf:predicate", own(name)],
    ["rdf:object", object],
    [own("modality"), own({ A: "done", P: "planned", N: "negated" }[modality[row]])],
    [own("confidence"), confidence[row].toFixed(2)],
    ...evidence[row].map((one) => [own("evidence"), iri("evidence", [graph.evidence.id[one]], "")]),
  );
  return plain ? [described(subject, [plain, object]), statement] : [statement];
}

async function evidenceTurtle(one) {
  const document = graph.evidence.document[one];
  const name = iri("evidence", [graph.evidence.id[one]], "");
  const quote = `${name.slice(0, -1)}/quote>`;
  const source = document >= 0 && ["oa:hasSource", iri("document", [graph.documents.id[document]], "")];
  return [
    described(name, ["a", own("Evidence")], source, ["oa:hasSelector", quote]),
    described(quote, ["a", "oa:TextQuoteSelector"], ["oa:exact", literal(await quoteOf(one))]),
  ];
}
