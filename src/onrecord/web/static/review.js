// Review by single keys: each presses what says so (`data-press`), and nothing while one types.
// After a save the next statement is announced, and reading goes on at its speaker.
"use strict";

(() => {
  const RENEW_MS = 120_000;
  const AWAY_MS = 20 * 60_000;
  // A key that is pressed twice is meant of the statement before: nobody has read the new one yet.
  const UNREAD_MS = 700;
  const DECIDES = "ars";
  const desk = () => document.getElementById("desk");
  let shown = null;
  let active = Date.now();
  // Also where the page as a whole follows a decision, as before all scripts are there.
  let arrived = new URLSearchParams(location.search).has("done") ? 0 : -UNREAD_MS;

  function press(key) {
    if (DECIDES.includes(key) && performance.now() - arrived < UNREAD_MS) return false;
    const wanted = desk().querySelector(`[data-press="${CSS.escape(key)}"]`);
    if (!wanted || wanted.disabled) return false;
    wanted.click();
    return true;
  }

  function edit(button) {
    const first = document.querySelector(button.dataset.focus);
    first.focus();
    first.select();
  }

  // Who has changed a field and accepts means it as changed; the button says so beforehand.
  function tellChanged() {
    const button = desk().querySelector("[data-changed]");
    if (!button) return;
    button.dataset.unchanged ??= button.textContent;
    const changed = [...document.getElementById("decide").elements].some((one) => {
      if (!one.closest(".fields")) return false;
      if (one.type === "checkbox") return one.checked !== one.defaultChecked;
      if (one.matches("select")) return !one.selectedOptions[0]?.defaultSelected && [...one.options].some((option) => option.defaultSelected);
      return one.type === "hidden" ? (one.dataset.was ?? one.value) !== one.value : one.value !== one.defaultValue;
    });
    button.textContent = changed ? button.dataset.changed : button.dataset.unchanged;
  }

  function arrive() {
    if (desk() === shown) return;
    const isFirst = shown === null;
    shown = desk();
    shown.querySelectorAll("[data-focus]").forEach((button) => { button.hidden = false; });
    if (isFirst) return;
    arrived = performance.now();
    document.getElementById("announced").textContent = shown.dataset.announce;
    (shown.querySelector("[role=alert]") ?? shown).scrollIntoView({ block: "nearest" });
    document.getElementById("case")?.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    active = Date.now();
    const inField = event.target.closest("input, textarea, select");
    if (event.repeat || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (inField?.form?.id === "decide" && event.key === "Enter" && press("a")) event.preventDefault();
      return;
    }
    if (!inField && !document.querySelector("dialog[open]") && press(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    active = Date.now();
    const button = event.target.closest("[data-focus]");
    if (button) edit(button);
  });
  document.addEventListener("input", tellChanged);
  document.addEventListener("htmx:after:swap", arrive);

  // What is open here stays here while somebody is at the desk.
  setInterval(() => {
    const address = desk().dataset.renew;
    if (address && !document.hidden && Date.now() - active < AWAY_MS) fetch(address);
  }, RENEW_MS);
  arrive();
})();
