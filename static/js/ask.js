/* Keeps what somebody types into the ask form in this tab until it is sent, and does not send it
   into the void while the device is offline. Everything works without this file. */
(() => {
  "use strict";

  const KEY = "ask";
  const LEFT_OUT = ["website", "stamp", "now", "step", "section", "do", "consent"];

  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };

  const write = (draft) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(draft));
    } catch {
      // Storage is full or not allowed: then there is no draft.
    }
  };

  if (document.querySelector("[data-draft-sent]")) {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Not allowed, so nothing was kept.
    }
    return;
  }

  const form = document.querySelector("form[data-draft]");
  if (!form) return;

  const valueOf = (name) => new FormData(form).get(name) || "";

  const names = () =>
    [...new Set([...form.elements].map((field) => field.name))].filter(
      (name) => name && !LEFT_OUT.includes(name),
    );

  const fill = (name, value) => {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  };

  const keep = () => {
    const draft = read();
    for (const name of names()) draft[name] = valueOf(name);
    // With its stamp the same text is the same question, however often it arrives.
    draft.stamp = valueOf("stamp");
    write(draft);
  };

  const draft = read();
  if (!valueOf("question") && draft.question) {
    fill("question", draft.question);
    if (draft.stamp) fill("stamp", draft.stamp);
  }
  for (const name of names()) {
    if (name !== "question" && !valueOf(name) && draft[name]) fill(name, draft[name]);
  }
  keep();
  form.addEventListener("input", keep);
  for (const note of form.querySelectorAll("[data-draft-note]")) note.hidden = false;

  const offline = form.querySelector("[data-offline]");
  form.addEventListener("submit", (event) => {
    offline.hidden = navigator.onLine;
    if (!navigator.onLine) event.preventDefault();
  });
})();
