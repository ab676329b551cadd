// In the reader the words in the text and their card beside it light up together.
"use strict";

const text = document.querySelector("[data-article]");
const side = document.querySelector(".side");
const cardOf = (id) => document.querySelector(`[data-card="${CSS.escape(id)}"]`);

function light(ids) {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  for (const id of ids) {
    cardOf(id)?.classList.add("lit");
    text.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`).forEach((one) => one.classList.add("lit"));
  }
}

function toward(id) {
  light([id]);
  // Where the cards lie below the text, to show one would take the words away.
  if (getComputedStyle(side).overflowY === "auto") cardOf(id)?.scrollIntoView({ block: "nearest" });
}

text.addEventListener("mouseover", (event) => {
  const stretch = event.target.closest("[data-of]");
  // Who selects words looks at these, and not at whose words they pass over.
  if (stretch && getSelection().isCollapsed) toward(stretch.dataset.of.split(" ").at(-1));
});
document.querySelectorAll("[data-card]").forEach((card) => {
  for (const kind of ["mouseenter", "focusin"]) card.addEventListener(kind, () => light([card.dataset.card]));
});

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id && cardOf(id)) toward(id);
}
window.addEventListener("hashchange", arrive);
arrive();
