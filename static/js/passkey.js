// Says in words that a passkey did not work; the script beside it only writes to the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const sentence of document.querySelectorAll("[data-passkey-failed]")) {
    sentence.hidden = false;
  }
});
