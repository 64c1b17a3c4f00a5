// Regions: parts of the graph that hang together more than with the rest, each with its largest nodes.

const ROWS = 3; // rows of regions that are drawn
let regionsOf = null; // the live statements for which regions were worked out
let regions = []; // lists of nodes, largest list first, largest node first

// Return the regions of the statements that pass: modularity is raised by moving single nodes, then whole
// regions as single nodes, until none moves (Blondel et al. 2008). Nodes go in the order of their rows.
function workOutRegions() {
  if (regionsOf === live) return regions;
  regionsOf = live;
  const { subject, object } = graph.statements;
  const between = liveRows().filter((row) => subject[row] !== object[row]);
  let links = between.map((row) => [subject[row], object[row], 1]);
  const home = graph.nodes.id.map((_, node) => node);
  for (let round = 0; round < 6; round++) {
    const moved = moveNodes(home.length, links);
    if (moved.every((to, one) => to === one)) break;
    home.forEach((one, node) => (home[node] = moved[one]));
    links = joinLinks(links, moved);
  }
  const joined = [...home.keys()].filter((node) => around[node].some((row) => live[row]));
  regions = [...grouped(joined, (node) => home[node]).values()].sort(
    (one, two) => two.length - one.length || one[0] - two[0],
  );
  regions.forEach((list) => list.sort((one, two) => weight(two) - weight(one) || one - two));
  return regions;
}

// Return the links between what was joined; those inside keep their weight as loops.
function joinLinks(links, moved) {
  const joint = new Map();
  for (const [one, two, count] of links) {
    const [low, high] = [Math.min(moved[one], moved[two]), Math.max(moved[one], moved[two])];
    const key = low * 4294967296 + high;
    joint.set(key, (joint.get(key) || 0) + count);
  }
  return [...joint].map(([key, count]) => [Math.floor(key / 4294967296), key % 4294967296, count]);
}

function moveNodes(size, links) {
  const home = Array.from({ length: size }, (_, one) => one);
  const degree = new Float64Array(size);
  const beside = Array.from({ length: size }, () => []);
  let total = 0;
  for (const [one, two, count] of links) {
    degree[one] += count;
    degree[two] += count;
    total += 2 * count;
    if (one !== two) {
      beside[one].push([two, count]);
      beside[two].push([one, count]);
    }
  }
  const inside = Float64Array.from(degree);
  for (let pass = 0, moves = 1; moves && pass < 10; pass++) {
    moves = 0;
    for (let one = 0; one < size; one++) {
      if (!beside[one].length) continue;
      const to = bestHome(one, beside[one], home, degree, inside, total);
      if (to === home[one]) continue;
      inside[home[one]] -= degree[one];
      inside[to] += degree[one];
      home[one] = to;
      moves++;
    }
  }
  return home;
}

function bestHome(one, neighbours, home, degree, inside, total) {
  const pull = new Map([[home[one], 0]]);
  for (const [two, count] of neighbours) pull.set(home[two], (pull.get(home[two]) || 0) + count);
  let best = home[one];
  let most = pull.get(best) - (degree[one] * (inside[best] - degree[one])) / total;
  for (const [to, count] of pull) {
    const gain = count - (degree[one] * inside[to]) / total;
    if (to !== home[one] && gain > most + 1e-9) [best, most] = [to, gain];
  }
  return best;
}

// --- their drawing: blocks in columns ---

function regionScene() {
  const all = workOutRegions();
  const columnCount = Math.max(2, Math.min(5, Math.floor($("drawing").clientWidth / 225)));
  const drawn = all.slice(0, ROWS * columnCount);
  const heights = Array.from({ length: columnCount }, () => 0);
  const nodes = [];
  for (const list of drawn) {
    const column = heights.indexOf(Math.min(...heights));
    const chips = list
      .slice(0, list.length > drawn[0].length / 4 ? 5 : 3)
      .map((node) => ({ ...chip(node), still: true }));
    const block = regionBox(list, chips, column, heights[column]);
    heights[column] += block.h + 14;
    nodes.push(block, ...chips);
  }
  const rest = all.slice(drawn.length);
  return {
    nodes,
    edges: [],
    drawn: drawn.length,
    left: rest.length,
    rest: rest.reduce((sum, list) => sum + list.length, 0),
  };
}

function regionBox(list, chips, column, top) {
  const [w, h] = [232, chips.length * 32 + 58];
  const x = column * (w + 14) + w / 2;
  chips.forEach((box, place) => {
    box.x = x - w / 2 + 10 + box.w / 2;
    box.y = top + 46 + place * 32;
  });
  const small = list.length > chips.length ? say("region.left", { n: digits(list.length - chips.length) }) : "";
  return {
    id: `r${list[0]}`,
    draw: "region",
    node: list[0],
    type: typeOf(list[0]),
    text: regionName(list),
    small,
    x,
    y: top + h / 2,
    w,
    h,
  };
}

function regionName(list) {
  return cut(
    list
      .filter((node) => typeOf(node) !== PLACE)
      .slice(0, 2)
      .map((node) => graph.nodes.label[node])
      .join("、") || graph.nodes.label[list[0]],
    15,
  );
}

function showRegions() {
  const drawing = regionScene();
  show(drawing);
  const alone = graph.nodes.id.length - regions.reduce((sum, list) => sum + list.length, 0);
  tell(
    say("region.count", { n: digits(drawing.drawn) }),
    drawing.left > 0 && say("region.rest", { n: digits(drawing.left), nodes: digits(drawing.rest) }),
    alone > 0 && say("region.alone", { n: digits(alone) }),
  );
  put($("bar"), el("span", { class: "soft" }, say("region.help")));
}

function regionPanel({ node }) {
  const list = workOutRegions().find((one) => one.includes(node)) || [node];
  return [
    el("h2", {}, regionName(list)),
    el("p", { class: "soft" }, say("list.count", { n: digits(list.length) })),
    byType(list).map(([type, nodes]) => [
      el("h4", {}, named(graph.types[type]), el("span", { class: "number" }, digits(nodes.length))),
      shortened(nodes, 8, nodeRow),
    ]),
  ];
}
