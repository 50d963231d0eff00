// What the page adds where scripts run: a result that filters, tables that sort and are cards on a phone, explanations
// beside their figure. Without it all stands there to be read, and every figure is a link to its explanation.
// The files of this folder become one module, in the order that page.py gives.

const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();
const wordsOf = (input) => input.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
const hasAll = (text, words) => words.every((word) => text.includes(word));
const searched = (element) => plain(element).toLocaleLowerCase("id");
// Where a screen is narrower, rows are cards: the same bound as in gaya.css.
const narrow = matchMedia("screen and (max-width: 37.5rem)");
