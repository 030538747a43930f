/* Connects allauth's WebAuthn functions to elements marked data-passkey, and says so when the browser refuses. */
document.addEventListener("DOMContentLoaded", () => {
  for (const mark of document.querySelectorAll("[data-passkey]")) {
    const options = mark.dataset.options ? JSON.parse(mark.dataset.options) : undefined;
    window.allauth.webauthn.forms[mark.dataset.passkey]({ ids: JSON.parse(mark.dataset.ids), data: options });
    mark.hidden = false;
  }
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const notice of document.querySelectorAll("[data-passkey-error]")) {
    notice.hidden = false;
    notice.focus();
  }
});
