// Keys on every page. Nothing depends on them: each does what a link or a button does.
//
//   j k      the next item, the one before       o Enter   open it
//   /        the search box                      n         the next page
//   ?        what the keys are
"use strict";

// Who speaks to the computer, or presses keys by mistake, turns them off; it is kept here.
const KEYS_OFF = "onrecord-keys-off";
const kept = storage();
const single = document.querySelector("#single-keys");
single.checked = (kept?.getItem(KEYS_OFF) ?? null) === null;
single.addEventListener("change", () => {
  if (single.checked) kept?.removeItem(KEYS_OFF);
  else kept?.setItem(KEYS_OFF, "");
});
window.addEventListener("keydown", (event) => {
  const isSingle = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isSingle && !single.checked && !typing(event.target)) event.stopImmediatePropagation();
}, true);

const ITEM = '[data-key="item"]';

// A browser that keeps nothing for pages refuses to be asked.
function storage() {
  try { return localStorage; } catch { return null; }
}

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function move(step) {
  const items = [...document.querySelectorAll(ITEM)].filter((item) => item.offsetParent);
  if (!items.length) return;
  const here = items.indexOf(document.activeElement.closest(ITEM));
  const next = here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step;
  const item = items[Math.max(0, Math.min(items.length - 1, next))];
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function follow(selector, within = document) {
  const link = within.querySelector(selector);
  if (link) link.click();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  o: () => follow('[data-key="open"]', document.activeElement),
  Enter: (event) => {
    if (document.activeElement.matches(ITEM)) follow('[data-key="open"]', document.activeElement);
    else return false;
  },
  n: () => follow('[data-key="further"]'),
  "/": () => document.querySelector("#q, #find").focus(),
  "?": () => document.querySelector("#keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const action = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (action && action(event) !== false) event.preventDefault();
});

// On a narrow screen what narrows the search is folded away until it is wanted.
if (window.matchMedia("(max-width: 60rem)").matches) {
  document.querySelectorAll("details.narrowing:not([data-stays])").forEach((details) => { details.open = false; });
}

document.querySelectorAll("[data-scripted]").forEach((part) => { part.hidden = false; });
document.querySelectorAll("[data-opens]").forEach((button) => {
  button.addEventListener("click", () => document.querySelector(button.dataset.opens).showModal());
});
