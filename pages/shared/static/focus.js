// Put the cursor in the field named by the page, once it is drawn and unless the person is already elsewhere.
(() => {
  const asked = document.querySelector("[data-sporades-focus]");
  if (!asked || asked.dataset.done) return;
  asked.dataset.done = "yes";
  const field = document.querySelector(`.st-key-${asked.dataset.sporadesFocus} input`);
  const here = document.activeElement;
  const elsewhere = here && here !== document.body && !here.closest("[data-testid=stSidebarNav]");
  if (field && !elsewhere) field.focus();
})();
