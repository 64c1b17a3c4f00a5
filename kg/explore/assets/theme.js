// Colours and signs of types. No eye tells eighteen colours apart, so each type also has a sign of one
// character; related types share a family of hues that stays apart in the common kinds of colour blindness.

const SIGNS = {
  GovernmentBody: ["政", "#1d5fa6"],
  ResearchInstitution: ["研", "#3f7fb5"],
  Organization: ["组", "#5b7083"],
  Enterprise: ["企", "#00736b"],
  EnterpriseCategory: ["类", "#16858c"],
  Platform: ["台", "#2d7a3a"],
  Field: ["域", "#657a1e"],
  Program: ["计", "#b45b00"],
  Project: ["项", "#a0690a"],
  Policy: ["策", "#8f4521"],
  Fund: ["资", "#b3402e"],
  Award: ["奖", "#8a6a00"],
  TalentCategory: ["才", "#6d4fb3"],
  Person: ["人", "#8b4a9c"],
  Event: ["会", "#b03a72"],
  Place: ["地", "#66605a"],
  Indicator: ["标", "#4a4f57"],
  Task: ["务", "#757068"],
};

const sign = (type) => SIGNS[graph.types[type][0]][0];
const colour = (type) => SIGNS[graph.types[type][0]][1];

// Colours of the current mode, read from style.css.
let ink = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["text", "soft", "paper", "raised", "line", "edge", "accent", "no"]) {
    ink[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

// Switch between light and dark; the choice holds for this window, the system's is the default.
function switchMode() {
  const dark = document.documentElement.dataset.mode
    ? document.documentElement.dataset.mode === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.mode = dark ? "light" : "dark";
  readColours();
  redraw();
}

const FAMILY = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Hiragino Sans GB",sans-serif';

// A tile with a type's sign, for lists and legends; the type's name is its accessible text.
function tile(type) {
  return el("span", { class: "tile", "aria-hidden": "true", style: { background: colour(type) } }, sign(type));
}
