// Draw a scene with vis-network. A scene is {nodes, edges}: nodes are boxes with `draw` "chip", "type" or "label";
// edges carry the statements that they stand for. Physics is off: the scene comes with its places.

let canvas; // vis.Network
let scene = { nodes: [], edges: [] };
const boxes = new Map(); // box of each node id in the scene
const lines = new Map(); // edge of each edge id in the scene

const pen = document.createElement("canvas").getContext("2d");
const fontOf = (box) => `${box.big ? "600 15" : "13"}px ${FAMILY}`;

// Return a box for a node: its sign, its name (cut to what fits) and its size in pixels.
function chip(node, big = false) {
  const box = {
    id: `n${node}`,
    draw: "chip",
    node,
    type: typeOf(node),
    text: cut(graph.nodes.label[node], big ? 24 : 14),
    big,
  };
  pen.font = fontOf(box);
  box.h = big ? 34 : 26;
  box.w = pen.measureText(box.text).width + box.h + 14;
  return box;
}

function label(id, text) {
  const box = { id, draw: "label", text, h: 18 };
  pen.font = `12px ${FAMILY}`;
  box.w = pen.measureText(text).width + 8;
  return box;
}

function cut(text, length) {
  const characters = [...text];
  return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : text;
}

const PAINT = { chip: paintChip, type: paintType, label: paintLabel, region: paintRegion };

function paintChip(ctx, box, picked) {
  const left = box.x - box.w / 2;
  const top = box.y - box.h / 2;
  ctx.beginPath();
  ctx.roundRect(left, top, box.w, box.h, 5);
  ctx.fillStyle = ink.raised;
  ctx.fill();
  ctx.strokeStyle = picked ? ink.accent : colour(box.type);
  ctx.lineWidth = picked ? 2.5 : box.big ? 2 : 1;
  ctx.stroke();
  ctx.beginPath();
  ctx.roundRect(left, top, box.h, box.h, [5, 0, 0, 5]);
  ctx.fillStyle = colour(box.type);
  ctx.fill();
  write(ctx, sign(box.type), left + box.h / 2, box.y, "#fff", fontOf(box), "center");
  write(ctx, box.text, left + box.h + 7, box.y, ink.text, fontOf(box), "left");
  if (box.fixed) write(ctx, "●", left + box.w - 2, top + 2, ink.accent, "9px sans-serif", "center");
}

function paintType(ctx, box, picked) {
  ctx.beginPath();
  ctx.arc(box.x, box.y, box.r, 0, 2 * Math.PI);
  ctx.fillStyle = colour(box.type);
  ctx.fill();
  if (picked) {
    ctx.strokeStyle = ink.accent;
    ctx.lineWidth = 3;
    ctx.stroke();
  }
  write(ctx, sign(box.type), box.x, box.y, "#fff", `600 ${Math.round(box.r * 0.95)}px ${FAMILY}`, "center");
  write(ctx, box.text, box.x, box.y + box.r + 11, ink.text, `13px ${FAMILY}`, "center", ink.paper);
}

function paintLabel(ctx, box) {
  write(ctx, box.text, box.x, box.y, ink.soft, `12px ${FAMILY}`, "center", ink.paper);
}

function paintRegion(ctx, box, picked) {
  const left = box.x - box.w / 2;
  const top = box.y - box.h / 2;
  ctx.beginPath();
  ctx.roundRect(left, top, box.w, box.h, 8);
  ctx.globalAlpha = 0.09;
  ctx.fillStyle = colour(box.type);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = picked ? ink.accent : ink.line;
  ctx.lineWidth = picked ? 2.5 : 1;
  ctx.stroke();
  write(ctx, box.text, left + 10, top + 17, ink.text, `600 13px ${FAMILY}`, "left");
  write(ctx, box.small, left + 10, top + box.h - 13, ink.soft, `12px ${FAMILY}`, "left");
}

function write(ctx, text, x, y, fill, font, align, halo) {
  ctx.font = font;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (halo) {
    ctx.strokeStyle = halo;
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = fill;
  ctx.fillText(text, x, y);
}

// Called by vis-network for each node; dimensions are what it takes hits for.
function render({ ctx, id, x, y }) {
  const box = boxes.get(id);
  box.x = x;
  box.y = y;
  const size = box.draw === "type" ? { width: box.r * 2, height: box.r * 2 } : { width: box.w, height: box.h };
  return { drawNode: () => PAINT[box.draw](ctx, box, id === pickedBox() || id === cursor), nodeDimensions: size };
}

const DASHES = { A: false, P: [7, 5], N: [2, 4] };

function visNode(box) {
  const still = box.draw !== "chip" || box.still;
  return { id: box.id, x: box.x, y: box.y, shape: "custom", ctxRenderer: render, fixed: still, chosen: false };
}

function visEdge(edge) {
  const stroke = edge.modality === "N" ? ink.no : ink.edge;
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: edge.width,
    dashes: DASHES[edge.modality] || false,
    arrows: { to: { enabled: edge.arrow !== false, scaleFactor: 0.45 } },
    color: { color: stroke, highlight: ink.accent, hover: ink.accent },
    label: edge.label,
    font: { size: 11, face: FAMILY, color: ink.soft, strokeWidth: 4, strokeColor: ink.paper, align: "horizontal" },
  };
}

// Show a scene, fitted into the window.
function show(next) {
  scene = next;
  cursor = "";
  boxes.clear();
  lines.clear();
  scene.nodes.forEach((box) => boxes.set(box.id, box));
  scene.edges.forEach((edge) => lines.set(edge.id, edge));
  if (!canvas) begin();
  canvas.setData({ nodes: scene.nodes.map(visNode), edges: scene.edges.map(visEdge) });
  fit();
}

// A few boxes need not fill the window: their names would be larger than the page's.
function fit() {
  const wide = [0, 0, 0, 0];
  for (const { x, y, w, h, r = 0 } of scene.nodes) {
    wide[0] = Math.min(wide[0], x - (w || r * 2) / 2);
    wide[1] = Math.max(wide[1], x + (w || r * 2) / 2);
    wide[2] = Math.min(wide[2], y - (h || r * 2) / 2);
    wide[3] = Math.max(wide[3], y + (h || r * 2) / 2 + (r ? 20 : 0));
  }
  const { clientWidth, clientHeight } = $("drawing");
  const scale = Math.min(1.15, clientWidth / (wide[1] - wide[0] + 40), clientHeight / (wide[3] - wide[2] + 40));
  canvas.moveTo({ position: { x: (wide[0] + wide[1]) / 2, y: (wide[2] + wide[3]) / 2 }, scale });
}

// Draw the same scene again in other colours.
function redraw() {
  if (canvas) canvas.setData({ nodes: scene.nodes.map(visNode), edges: scene.edges.map(visEdge) });
}

// How wide a drawing should be laid out for its height; boxes are wider than high already.
function measureStage() {
  const { clientWidth, clientHeight } = $("drawing");
  if (clientHeight) stretch = Math.min(1.8, Math.max(0.6, (0.85 * clientWidth) / clientHeight));
}

// --- by keyboard: arrows go from box to box, Enter does what a click does, Enter again what a double click does ---

let cursor = "";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function drawingKey(event) {
  const box = boxes.get(cursor);
  if (WAYS[event.key] && !event.altKey) {
    event.preventDefault();
    moveCursor(...WAYS[event.key]);
  } else if (event.key === "Enter" && box) {
    if (pickedBox() === cursor) boxOpened(box);
    else boxClicked(box);
  } else if (event.key === "+" || event.key === "-") {
    canvas.moveTo({ scale: canvas.getScale() * (event.key === "+" ? 1.2 : 1 / 1.2) });
  }
}

// Go to the nearest box in a direction; what lies aside counts as further.
function moveCursor(right, down) {
  const from = boxes.get(cursor) || boxes.get(pickedBox());
  const far = (box) => {
    const x = box.x - from.x;
    const y = box.y - from.y;
    const ahead = x * right + y * down;
    return box === from || ahead <= 0 ? Infinity : ahead + 2.5 * Math.abs(x * down - y * right);
  };
  const choice = scene.nodes.filter((box) => box.draw !== "label");
  const next = from ? choice.reduce((best, box) => (far(box) < far(best) ? box : best), from) : choice[0];
  if (!next) return;
  cursor = next.id;
  $("spoken").textContent = (boxWords(next) || [next.text]).join("，");
  canvas.redraw();
}

function begin() {
  const { options } = JSON.parse($("overview").textContent);
  canvas = new vis.Network($("drawing"), { nodes: [], edges: [] }, options);
  $("drawing").addEventListener("keydown", drawingKey);
  canvas.on("click", clicked);
  canvas.on("doubleClick", ({ nodes }) => nodes.length && boxOpened(boxes.get(nodes[0])));
  canvas.on("dragEnd", ({ nodes }) => nodes.length && boxMoved(boxes.get(nodes[0])));
  canvas.on("hoverNode", ({ node, event }) => tip(event, boxWords(boxes.get(node))));
  canvas.on("hoverEdge", ({ edge, event }) => tip(event, edgeWords(lines.get(edge))));
  ["blurNode", "blurEdge", "dragStart", "zoom"].forEach((name) => canvas.on(name, () => ($("tip").hidden = true)));
}

function clicked({ nodes, edges }) {
  $("tip").hidden = true;
  if (nodes.length) boxClicked(boxes.get(nodes[0]));
  else if (edges.length) edgeClicked(lines.get(edges[0]));
}

function tip(event, words) {
  if (!words) return;
  const box = $("tip");
  put(box, ...words.map((line) => el("div", {}, line)));
  box.hidden = false;
  box.style.left = `${Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8)}px`;
  box.style.top = `${Math.min(event.clientY + 14, innerHeight - box.offsetHeight - 8)}px`;
}
