// Notes on passages: words that a reviewer selects go into the form, quoted words are marked where
// they stand, and a writer is led to them. Without it people copy and look by themselves.
"use strict";

const form = document.querySelector(".passage-form");
const texts = document.querySelectorAll(".desk-reading__text[data-field]");

function selectedIn(text) {
  const selection = getSelection();
  if (selection.isCollapsed || !text.contains(selection.anchorNode)) return "";
  const copy = selection.getRangeAt(0).cloneContents();
  // The numbers of sources are no words of the text.
  copy.querySelectorAll("sup").forEach((number) => number.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

if (form) {
  form.querySelector(".passage-form__hint").hidden = false;
  document.addEventListener("selectionchange", () => {
    for (const text of texts) {
      const words = selectedIn(text);
      if (!words) continue;
      form.elements.field.value = text.dataset.field;
      form.elements.passage.value = words.slice(0, 600);
    }
  });
}

// The text nodes of an element as one string without spaces, and where each character stands.
function letters(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = { string: "", places: [] };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("sup")) continue;
    node.data.split("").forEach((character, place) => {
      if (!/[\p{L}\p{N}]/u.test(character)) return;
      found.string += character.toLowerCase();
      found.places.push([node, place]);
    });
  }
  return found;
}

function rangeOf(passage, element) {
  const wanted = passage.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const { string, places } = letters(element);
  const at = string.indexOf(wanted);
  if (!wanted || at < 0) return null;
  const range = new Range();
  range.setStart(...places[at]);
  const [node, place] = places[at + wanted.length - 1];
  range.setEnd(node, place + 1);
  return range;
}

const ranges = [];
for (const note of document.querySelectorAll(".noted .passage-note")) {
  const text = note.closest(".noted").querySelector(".desk-reading__text");
  const range = rangeOf(note.querySelector("q").textContent, text);
  if (!range) continue;
  ranges.push(range);
  // Beside its passage where there is room, never over the note before it.
  if (matchMedia("(min-width: 64rem)").matches) {
    const gap = range.getBoundingClientRect().top - note.getBoundingClientRect().top;
    if (gap > 0) note.style.marginTop = `${gap}px`;
  }
}
if (ranges.length && window.Highlight) {
  CSS.highlights.set("noted-passage", new Highlight(...ranges));
}

for (const button of document.querySelectorAll(".passage-note__show")) {
  const { field, line } = button.closest(".passage-note").dataset;
  const box = document.getElementById(`id_${field}`);
  if (!box || !box.setSelectionRange) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const lines = box.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    box.focus();
    box.setSelectionRange(start, start + lines[line - 1].length);
    box.scrollIntoView({ block: "center" });
  });
}
