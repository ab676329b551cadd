// Keys of the overview builder: each presses a button of the sentence that has the focus.
//
//   x   take it out          u   move it up          d   move it down
"use strict";

const DOES = { x: "drop", u: "up", d: "down" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || !Object.hasOwn(DOES, event.key)) return;
  const button = document.activeElement.closest(ITEM)?.querySelector(`[data-does="${DOES[event.key]}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// After a change the keys go on where it was made.
const arrived = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (arrived) arrived.focus();
