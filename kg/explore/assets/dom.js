// Make elements. Text only ever becomes a text node, so that nothing in a document can become markup.

const $ = (id) => document.getElementById(id);

// Return an element: el("button", {class: "x", onclick: f}, "text", child, [children]).
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

// Return an SVG element, made as el makes one.
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    // The page's policy forbids style attributes; setting a property is allowed.
    else if (name === "style") Object.entries(value).forEach(([key, style]) => element.style.setProperty(key, style));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

// Put children in the place of what an element holds.
function put(element, ...children) {
  element.replaceChildren();
  return fill(element, {}, children);
}

function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

// Return rows of items, `limit` at first and a button for the rest, so that a long list costs nothing.
function shortened(items, limit, row) {
  const box = el("div", { class: "rows" });
  let shown = 0;
  const more = button("", () => show(limit * 5), { class: "more" });
  function show(count) {
    more.remove();
    items.slice(shown, shown + count).forEach((item) => box.append(row(item)));
    shown += count;
    if (shown < items.length) {
      more.textContent = say("more", { n: digits(items.length - shown) });
      box.append(more);
    }
  }
  show(limit);
  return box;
}
