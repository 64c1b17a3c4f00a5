// Places for the nodes of a drawing: boxes that never overlap, so that every label can be read.

const GAP = 7; // pixels kept free round a box
let stretch = 1.2; // width of the drawing by its height: what is placed fills it

// Boxes placed so far; a box is {x, y, w, h} with x, y its centre.
function field() {
  const boxes = [];
  const free = (box) =>
    boxes.every(
      (one) =>
        Math.abs(one.x - box.x) * 2 >= one.w + box.w + 2 * GAP ||
        Math.abs(one.y - box.y) * 2 >= one.h + box.h + 2 * GAP,
    );
  const add = (box) => boxes.push(box);
  // Move a box outwards along its angle, seen from a centre, until it is free.
  function push(box, centre, angle, radius) {
    for (let away = radius; ; away += 9) {
      box.x = centre.x + away * stretch * Math.cos(angle);
      box.y = centre.y + away * Math.sin(angle);
      if (free(box)) break;
    }
    add(box);
  }
  return { add, free, push };
}

// Give places to an ego network: the focus in the middle, a sector for each group, boxes pushed outwards.
// `groups` is [{label, members}], label and members being boxes; pinned boxes have `fixed`.
function radial(focus, groups, taken) {
  const area = field();
  [focus, ...taken].forEach(area.add);
  const total = groups.reduce((sum, group) => sum + group.members.length + 1, 0);
  let turn = -Math.PI / 2;
  for (const group of groups) {
    const width = (2 * Math.PI * (group.members.length + 1)) / total;
    group.from = turn;
    group.width = width;
    turn += width;
    if (group.label) area.push(group.label, focus, group.from + width / 2, 62);
  }
  for (const group of groups) {
    group.members.forEach((box, place) => {
      box.angle = group.from + (group.width * (place + 0.5)) / group.members.length;
      if (!box.fixed) area.push(box, focus, box.angle, 118);
    });
  }
  return area;
}

// Place the boxes that hang on a placed box, further out than it is.
function branch(area, focus, parent, children) {
  const angle = Math.atan2(parent.y - focus.y, (parent.x - focus.x) / stretch);
  const away = Math.hypot((parent.x - focus.x) / stretch, parent.y - focus.y);
  const spread = Math.min(1.1, 0.16 * children.length);
  children.forEach((box, place) => {
    box.angle = angle + spread * ((place + 0.5) / children.length - 0.5);
    if (!box.fixed) area.push(box, focus, box.angle, away + 46);
  });
}

// Place columns of boxes from left to right, each centred on the middle line.
function columns(lists) {
  const gap = lists.length > 3 ? 76 : 130;
  let x = 0;
  for (const boxes of lists) {
    const width = Math.max(...boxes.map((box) => box.w));
    boxes.forEach((box, place) => {
      box.x = x + width / 2;
      box.y = (place - (boxes.length - 1) / 2) * 54;
    });
    x += width + gap;
  }
}
