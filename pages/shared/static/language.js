// The person chose another language: load the page afresh, so that all of it is written in that language.
(() => {
  const asked = document.querySelector("[data-sporades-language]");
  if (asked && document.documentElement.lang !== asked.dataset.sporadesLanguage) location.reload();
})();
