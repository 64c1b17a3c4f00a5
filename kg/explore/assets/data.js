// The graph: columns as kg/explore/encode.py writes them, and the indexes that the page needs.
// A node, statement, figure, piece of evidence or document is the number of its row.

let graph; // columns: types, predicates, documents, nodes, statements, observations, evidence
let unpacked; // promise of the documents' texts
let around; // statements of each node
let figuresOf; // figures of each node
let years; // year of each document, 0 for none

// Return the value packed in a script element: JSON, deflated, base64.
async function unpack(id) {
  const binary = atob($(id).textContent);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place++) bytes[place] = binary.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function loadGraph() {
  graph = await unpack("data");
  const { subject, object } = graph.statements;
  around = graph.nodes.id.map(() => []);
  subject.forEach((node, statement) => {
    around[node].push(statement);
    if (object[statement] !== node) around[object[statement]].push(statement);
  });
  figuresOf = graph.nodes.id.map(() => []);
  graph.observations.about.forEach((nodes, figure) => nodes.forEach((node) => figuresOf[node].push(figure)));
  years = graph.documents.id.map((_, document) => yearOf(graph.documents, document));
}

// Return the promise of the documents' texts, unpacked at first use: the first drawing needs none.
function texts() {
  unpacked = unpacked || unpack("texts");
  return unpacked;
}

function yearOf(documents, document) {
  const found = /(?:19|20)\d\d/.exec(`${documents.period[document]} ${documents.date[document]}`);
  return found ? Number(found[0]) : 0;
}

function other(statement, node) {
  const { subject, object } = graph.statements;
  return subject[statement] === node ? object[statement] : subject[statement];
}

// Return the quoted sentence of a piece of evidence.
async function quoteOf(evidence) {
  const { quote, document, start, end } = graph.evidence;
  if (quote[evidence] !== 0) return quote[evidence];
  return (await texts())[document[evidence]].slice(start[evidence], end[evidence]);
}

// A sentence that several rules read is several pieces of evidence, and one sentence.
const placeOf = (evidence) =>
  `${graph.evidence.document[evidence]} ${graph.evidence.start[evidence]} ${graph.evidence.end[evidence]}`;

// Return evidence with each sentence once.
function sentences(evidence) {
  return [...grouped(evidence, placeOf).values()].map(([first]) => first);
}

// Return the nodes that a piece of evidence names.
function namedIn(evidence) {
  return graph.evidence.marks[evidence].filter((_, place) => place % 3 === 2);
}

let mentionIndex;
// Return the evidence that names a node, each sentence once; the index is made at first use.
function mentionsOf(node) {
  if (!mentionIndex) {
    mentionIndex = graph.nodes.id.map(() => []);
    for (const alike of grouped(graph.evidence.id.keys(), placeOf).values()) {
      for (const one of new Set(alike.flatMap(namedIn))) mentionIndex[one].push(alike[0]);
    }
  }
  return mentionIndex[node];
}

let nodeIndex;
// Return the row of the node with an id, -1 if there is none.
function nodeAt(id) {
  nodeIndex = nodeIndex || new Map(graph.nodes.id.map((name, node) => [name, node]));
  return nodeIndex.has(id) ? nodeIndex.get(id) : -1;
}

// Return how many documents stand behind evidence; what only repeats another's words is no source of its own.
function sourcesOf(evidence) {
  const own = evidence.filter((one) => graph.evidence.copy[one] < 0 || !evidence.includes(graph.evidence.copy[one]));
  return new Set(own.map((one) => graph.evidence.document[one])).size;
}

// Return a Map of key to the items that have it, in the order in which keys first occur.
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const weight = (node) => around[node].length;
const typeOf = (node) => graph.nodes.type[node];
