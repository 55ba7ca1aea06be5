// Suggest a few candidates while one types in the one box: a list under the field, by mouse or by keyboard alone.
// Without it, or when the server does not answer, the box is the plain box: Enter searches.
(() => {
  if (window.sporadesSuggests) return;
  window.sporadesSuggests = true;
  const WAIT = 180, SHORTEST = 3, LIST = "sporades-suggestions";
  let timer = 0, asking = null, active = -1, shown = [], typed = "";

  const marker = () => document.querySelector("[data-sporades-suggest]");
  const field = () => {
    const asked = marker();
    return asked && document.querySelector(`.st-key-${asked.dataset.sporadesSuggest} input`);
  };
  const list = () => document.getElementById(LIST);

  function made(input) {
    if (list()) return list();
    const box = document.createElement("div");
    box.id = `${LIST}-box`;
    const options = document.createElement("ul");
    options.id = LIST;
    options.setAttribute("role", "listbox");
    const told = document.createElement("p");
    told.id = `${LIST}-told`;
    told.setAttribute("role", "status");
    box.append(options, told);
    options.hidden = true;
    input.closest("[data-testid=stTextInput]").append(box);
    dress(input);
    return options;
  }

  function dress(input) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", LIST);
    input.setAttribute("aria-expanded", String(shown.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${LIST}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    clearTimeout(timer);
    if (asking) asking.abort();
    shown = []; active = -1;
    draw();
  }

  function draw() {
    const input = field();
    if (!input) return;
    const options = shown.length ? made(input) : list();
    if (!options) return;
    options.setAttribute("aria-label", marker().dataset.label);
    options.hidden = !shown.length;
    options.replaceChildren(...shown.map(line));
    const told = document.getElementById(`${LIST}-told`);
    told.textContent = shown.length ? marker().dataset.told.replace("{count}", shown.length) : "";
    dress(input);
  }

  function line(one, place) {
    const option = document.createElement("li");
    option.id = `${LIST}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(place === active));
    const name = document.createElement("span");
    name.textContent = one.name;
    const more = document.createElement("span");
    more.textContent = `${one.born} · ${one.number}`;
    option.append(name, more);
    option.addEventListener("mousedown", (event) => { event.preventDefault(); open(one); });
    return option;
  }

  function open(one) {
    close();
    window.location.assign(`${marker().dataset.record}?id=${encodeURIComponent(one.id)}`);
  }

  async function ask(text) {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch("/suggest", {
        method: "POST", body: text, headers: { "content-type": "text/plain" }, signal: asking.signal,
      });
      const found = answer.ok ? await answer.json() : [];
      if (text !== typed || document.activeElement !== field()) return;
      shown = found; active = -1;
      draw();
    } catch {
      if (text === typed) close(); // not when what was asked next broke it off
    }
  }

  document.addEventListener("input", (event) => {
    const input = field();
    if (!input || event.target !== input) return;
    const now = input.value.trim();
    if (now === typed) return; // a space more asks nothing new: what is shown, and the one chosen in it, stay
    clearTimeout(timer);
    typed = now;
    if (typed.length < SHORTEST) { close(); return; }
    timer = setTimeout(() => ask(typed), WAIT);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target !== field()) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      active = (active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length;
      draw();
      event.preventDefault();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      open(shown[active]);
    } else if (["Enter", "Escape", "Tab"].includes(event.key)) {
      if (event.key === "Escape" && shown.length) event.preventDefault();
      typed = "";
      close();
    }
  }, true);

  document.addEventListener("focusout", (event) => {
    if (event.target !== field()) return;
    typed = "";
    close();
  });
  document.addEventListener("focusin", (event) => { if (event.target === field()) made(event.target); });
})();
