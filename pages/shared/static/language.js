// Tell assistive technologies the language in which the page is now written.
(() => {
  const asked = document.querySelector("[data-sporades-language]");
  if (asked) document.documentElement.lang = asked.dataset.sporadesLanguage;
})();
