/* Shows what is typed as patients will see it, a moment after each pause, and the checks of it on
   demand and after every save. Without this file two buttons do the same. */
(() => {
  "use strict";

  const PAUSE = 700;
  const writing = document.querySelector(".writing");
  const form = writing && writing.closest("form");
  if (!form) return;
  const frame = writing.querySelector("iframe[name=preview]");
  const checks = writing.querySelector("[data-checks-here]");

  const send = (address, headers = {}) =>
    fetch(address, { method: "POST", body: new FormData(form), headers, redirect: "error" });

  // Links of the preview open beside the desk; within the frame the site may not be shown.
  const openBeside = () => {
    const inside = frame.contentDocument;
    if (!inside) return;
    for (const link of inside.querySelectorAll("a[href]:not([href^='#']), form")) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  };

  let asked = 0;
  const preview = async () => {
    const number = ++asked;
    try {
      const response = await send(writing.dataset.preview);
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const inside = frame.contentDocument;
      // A later text is on its way, or somebody followed a link.
      if (number !== asked || !inside || !inside.body) return;
      const top = inside.scrollingElement ? inside.scrollingElement.scrollTop : 0;
      inside.body.replaceWith(inside.adoptNode(page.body));
      if (inside.scrollingElement) inside.scrollingElement.scrollTop = top;
      openBeside();
    } catch {
      // No connection, or the session ended: the last preview stays.
    }
  };

  const say = (sentence) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    checks.replaceChildren(paragraph);
  };
  const check = async () => {
    writing.classList.add("writing--checking");
    try {
      const response = await send(writing.dataset.checks, { "X-Piece": "1" });
      if (!response.ok) throw new Error(String(response.status));
      const piece = new DOMParser().parseFromString(await response.text(), "text/html");
      checks.replaceChildren(...document.adoptNode(piece.body).childNodes);
    } catch {
      say("The checks could not be made: the connection is lost, or you need to sign in again. What you typed is kept in this browser.");
    }
    writing.classList.remove("writing--checking");
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(preview, PAUSE);
  });
  writing.querySelector("[data-preview-button]").addEventListener("click", (event) => {
    event.preventDefault();
    preview();
  });
  writing.querySelector("[data-checks-button]").addEventListener("click", (event) => {
    event.preventDefault();
    check();
  });
  // The text of the page first: its head is the same on every page.
  frame.addEventListener("load", () => {
    openBeside();
    const main = frame.contentDocument && frame.contentDocument.getElementById("main");
    if (main) frame.contentDocument.scrollingElement.scrollTop = main.offsetTop;
  });
  openBeside();
  check();
})();
