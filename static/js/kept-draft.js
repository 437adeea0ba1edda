/* Keeps what somebody types into a text of the desk in this browser until it is saved, so that a
   lost connection or an ended session loses nothing. Never on public pages. Kept by user and text,
   and for a few days only. Everything works without this file. */
(() => {
  "use strict";

  const PREFIX = "kept:";
  const DAYS = 14;
  const PAUSE = 300;
  const NEVER = ["csrfmiddlewaretoken"];

  const guarded = (run, otherwise = null) => {
    try {
      return run();
    } catch {
      // Storage is full or not allowed: then nothing is kept.
      return otherwise;
    }
  };
  const read = (key) => guarded(() => JSON.parse(localStorage.getItem(key)));
  const drop = (key) => guarded(() => localStorage.removeItem(key));

  // What is older than a few days goes, whoever left it here.
  for (const key of guarded(() => Object.keys(localStorage), [])) {
    if (!key.startsWith(PREFIX)) continue;
    const kept = read(key);
    if (!kept || Date.now() - kept.at > DAYS * 24 * 60 * 60 * 1000) drop(key);
  }

  const place = document.querySelector("[data-kept-as]");
  if (!place) return;
  const key = PREFIX + place.dataset.keptAs;
  if ("saved" in place.dataset) {
    drop(key);
    return;
  }

  const form = place.closest("form");
  const offer = place.querySelector("[data-kept-offer]");
  if (!form || !offer) return;

  const fields = () =>
    [...form.elements].filter(
      (field) => field.name && !NEVER.includes(field.name) && !["submit", "button", "file"].includes(field.type),
    );
  const isChoice = (field) => ["radio", "checkbox"].includes(field.type);
  const values = () => {
    const found = {};
    for (const field of fields()) {
      if (!isChoice(field)) found[field.name] = field.value;
      else if (field.checked) found[field.name] = field.value;
    }
    return found;
  };
  // Saving trims a text and writes its line ends anew.
  const plain = (value) => (value || "").replace(/\r\n/g, "\n").trim();
  const differ = (one, other) =>
    [...new Set([...Object.keys(one), ...Object.keys(other)])].some(
      (name) => name !== "seen" && plain(one[name]) !== plain(other[name]),
    );

  let offered = false;
  const kept = read(key);
  if (kept && differ(kept.values, values())) {
    const at = new Date(kept.at);
    const today = at.toDateString() === new Date().toDateString();
    const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
    offer.querySelector("[data-kept-time]").textContent = today ? time : `${time} on ${at.toLocaleDateString()}`;
    offer.hidden = false;
    offered = true;
  } else if (kept && !("unsaved" in place.dataset)) {
    drop(key);
  }

  const close = () => {
    offered = false;
    offer.hidden = true;
  };
  offer.querySelector("[data-kept-bring]").addEventListener("click", () => {
    for (const field of fields()) {
      if (isChoice(field)) field.checked = kept.values[field.name] === field.value;
      else if (field.name in kept.values) field.value = kept.values[field.name];
    }
    close();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    const first = form.querySelector("textarea, input[type=text]");
    if (first) first.focus();
  });
  offer.querySelector("[data-kept-drop]").addEventListener("click", () => {
    drop(key);
    close();
  });

  let waiting = 0;
  const keep = () => {
    // While an older text waits for a decision, nothing takes its place.
    if (offered) return;
    guarded(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values() })));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    keep();
  });
})();
