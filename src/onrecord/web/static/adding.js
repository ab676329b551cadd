// Files that are too much for one request are told while they are chosen: the server would cut the
// connection, and what was typed beside them would be gone.
"use strict";

document.querySelectorAll("input[type=file][data-most-bytes]").forEach((input) => {
  const most = Number(input.dataset.mostBytes);
  const inMB = (bytes) => (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 });
  input.addEventListener("change", () => {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    input.setCustomValidity(bytes > most
      ? `These files have ${inMB(bytes)} MB; ${inMB(most)} MB are taken at once. Send them in parts, or use the command onrecord add.`
      : "");
    input.reportValidity();
  });
});
