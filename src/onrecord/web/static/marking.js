// Words are marked by selecting them: what is selected goes into the field of a form, with its place.
//
//   1 words   2 further words   3 cue   4 source   5 through   6 a new statement
//
// A text that can be marked says which form it fills (`data-markable`); its stretches say where they
// begin (`data-start`), in code points, which a browser does not count: "🙂" is one, and two in its
// strings. What the form holds is drawn over the text by highlights, which change no element.
"use strict";

(() => {
  const KINDS = [
    { name: "content", label: "Words" },
    { name: "content", label: "Further words", further: true },
    { name: "cue", label: "Cue" },
    { name: "source", label: "Source" },
    { name: "through", label: "Through", further: true },
    { name: "content", label: "New statement", missed: true },
  ];
  const DRAWN = ["content", "cue", "source", "through"];
  const field = (form, name) => document.getElementById(`${form}-${name}`);
  const placeOf = (form, name) => document.querySelector(`[data-place="${name}"][form="${form}"]`);
  const codePoints = (words) => [...words].length;

  // The text nodes of the stretches in a range, each with what is selected of it.
  function* pieces(text, range) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const stretch = node.parentElement.closest("[data-start]");
      if (!stretch || !range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from >= to) continue;
      const before = document.createRange();
      before.selectNodeContents(stretch);
      before.setEnd(node, from);
      const start = Number(stretch.dataset.start) + codePoints(before.toString());
      yield { words: node.data.slice(from, to), start, paragraph: stretch.closest("p") };
    }
  }

  // What is selected: for each paragraph its words and where they stand, without space around them.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const node = range.commonAncestorContainer;
    const text = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[data-markable]");
    if (!text) return null;
    const found = [];
    for (const piece of pieces(text, range)) {
      const last = found.at(-1);
      if (last?.paragraph === piece.paragraph) last.words += piece.words;
      else found.push(piece);
    }
    const marks = found.map(trimmed).filter((mark) => mark.words);
    return marks.length ? { text, marks, range } : null;
  }

  function trimmed({ words, start }) {
    const lead = codePoints(words) - codePoints(words.trimStart());
    const kept = words.trim();
    return { words: kept.replace(/\s+/gu, " "), start: start + lead, end: start + lead + codePoints(kept) };
  }

  function missedOpen() {
    return document.querySelector("#missed-part")?.open;
  }

  function put(kind, { text, marks }) {
    if (kind.missed) document.querySelector("#missed-part").open = true;
    const form = kind.missed || missedOpen() ? "missed" : text.dataset.markable;
    const [into, places] = [field(form, kind.name), placeOf(form, kind.name)];
    const used = into.matches("textarea") ? marks : marks.slice(0, 1);
    const words = used.map((mark) => mark.words);
    const spans = used.map((mark) => `${mark.start}-${mark.end}`);
    const kept = kind.further && into.value.trim();
    into.value = kept ? `${into.value.trimEnd()}\n${words.join("\n")}` : words.join(into.matches("textarea") ? "\n" : " ");
    places.value = kept ? `${places.value} ${spans.join(" ")}` : spans.join(" ");
    into.closest("details")?.setAttribute("open", "");
    into.dispatchEvent(new Event("input", { bubbles: true }));
    getSelection().removeAllRanges();
    say(`${kind.label}: ${words.join(" … ")}`);
  }

  function say(words) {
    const place = document.querySelector("#announced");
    if (place) place.textContent = words;
  }

  // ---- what the form holds, drawn over the text

  function rangeOf(text, start, end) {
    const range = document.createRange();
    let begun = false;
    for (const stretch of text.querySelectorAll("[data-start]")) {
      let place = Number(stretch.dataset.start);
      const walker = document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const letters = [...node.data];
        const unit = (point) => letters.slice(0, point - place).join("").length;
        if (!begun && start >= place && start < place + letters.length) {
          range.setStart(node, unit(start));
          begun = true;
        }
        if (begun && end <= place + letters.length) {
          range.setEnd(node, unit(end));
          return range;
        }
        place += letters.length;
      }
    }
    return null;
  }

  function draw() {
    const text = document.querySelector("[data-markable]");
    if (!text || !window.Highlight) return;
    const form = missedOpen() ? "missed" : text.dataset.markable;
    for (const name of DRAWN) {
      const places = placeOf(form, name);
      if (!places) continue;
      places.dataset.was ??= places.value;
      const isNew = places.value !== places.dataset.was;
      const spans = isNew ? [...places.value.matchAll(/(\d+)-(\d+)/g)] : [];
      const ranges = spans.map(([, start, end]) => rangeOf(text, Number(start), Number(end)));
      // What was marked before gives way to what is marked now, where both are of one statement.
      text.classList.toggle(`re-${name}`, isNew && form !== "missed");
      CSS.highlights.set(`mark-${name}`, new Highlight(...ranges.filter(Boolean)));
    }
  }

  // ---- the toolbar

  const bar = document.createElement("div");
  bar.className = "marker";
  bar.hidden = true;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Mark the selected words");
  KINDS.forEach((kind, place) => {
    const button = document.createElement("button");
    const key = document.createElement("kbd");
    key.textContent = String(place + 1);
    key.setAttribute("aria-hidden", "true");
    button.type = "button";
    button.setAttribute("aria-keyshortcuts", key.textContent);
    button.append(kind.label, " ", key);
    // The selection must outlive the press.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => mark(kind));
    bar.append(button);
  });

  function mark(kind) {
    const found = selected();
    if (!found || (kind.missed && !document.querySelector("#missed-part"))) return false;
    put(kind, found);
    bar.hidden = true;
    return true;
  }

  function show() {
    const found = selected();
    bar.hidden = !found;
    if (!found) return;
    if (bar.parentElement !== found.text) found.text.append(bar);
    const around = found.text.getBoundingClientRect();
    const lines = found.range.getBoundingClientRect();
    const left = Math.min(lines.left - around.left, around.width - bar.offsetWidth);
    bar.style.left = `${Math.max(0, left)}px`;
    bar.style.top = `${lines.bottom - around.top + 6}px`;
  }

  document.addEventListener("selectionchange", show);
  document.addEventListener("input", draw);
  document.addEventListener("toggle", draw, true);
  document.addEventListener("htmx:after:swap", draw);
  document.addEventListener("keydown", (event) => {
    const isKey = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    const kind = KINDS[Number(event.key) - 1];
    if (!isKey || !kind || event.target.closest("input, textarea, select")) return;
    if (mark(kind)) event.preventDefault();
  });
  draw();
})();
