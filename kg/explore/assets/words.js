// The interface's words, in Chinese and English: words.json holds [Chinese, English] by key.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const NUMBERS = new Intl.NumberFormat("zh-CN");
let language = 0;

// Return the words of a key in the current language; {name} is replaced by values.name.
function say(key, values = {}) {
  const words = WORDS[key] ? WORDS[key][language] : key;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// Return a number as people write it.
function digits(number) {
  return NUMBERS.format(number);
}

// Return the label of a row [name, Chinese, English] of the ontology.
function named(row) {
  return row[1 + language];
}
