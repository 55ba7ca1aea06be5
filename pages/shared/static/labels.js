// Say in the person's language what Streamlit says by itself, in English: names of its buttons, hints, placeholders.
// Texts of ours and of the data are left alone: tables, texts and sentences are never entered.
(() => {
  const { exact, patterns } = JSON.parse(document.currentScript.dataset.labels);
  const ways = patterns.map(([from, to]) => [new RegExp(from), to]);
  const attributes = ["aria-label", "title", "placeholder"];
  const ours = "table, [data-testid=stMarkdownContainer], [data-testid=stText], [data-testid=stCode], textarea, script, style";
  const theirs = "[data-testid=stFileUploaderDropzone] button"; // written like one of our texts
  const said = (text) => {
    const plain = text.trim();
    if (!plain || plain.length > 120) return null;
    if (Object.hasOwn(exact, plain)) return exact[plain];
    for (const [from, to] of ways) if (from.test(plain)) return plain.replace(from, to);
    return null;
  };
  const text = (node) => {
    const around = node.parentElement;
    if (around && (!around.closest(ours) || around.closest(theirs))) {
      const other = said(node.data);
      if (other !== null && other !== node.data) node.data = other;
    }
  };
  // The menu is a list whose items stand in sections, which no list may hold: its links are left, without the list.
  const menu = "ul[data-testid=stSidebarNavItems], ul[data-testid=stSidebarNavItems] li";
  // A name is written as Markdown: drawn, its backslashes go; as the name that a reader speaks, they stay.
  const names = new WeakMap();
  const unescaped = (node) => {
    const name = node.getAttribute("aria-label");
    if (!name || !name.includes("\\") || names.get(node) === name) return;
    const spoken = name.replace(/\\([!-/:-@[-`{-~])/g, "$1");
    names.set(node, spoken);
    node.setAttribute("aria-label", spoken);
  };
  const element = (node) => {
    unescaped(node);
    if (node.matches(menu) && node.getAttribute("role") !== "none") node.setAttribute("role", "none");
    for (const name of attributes) {
      const other = node.hasAttribute(name) ? said(node.getAttribute(name)) : null;
      if (other !== null && other !== node.getAttribute(name)) node.setAttribute(name, other);
    }
  };
  const all = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    element(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) (walker.currentNode.nodeType === Node.TEXT_NODE ? text : element)(walker.currentNode);
    return undefined;
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(all);
      else if (change.type === "characterData") text(change.target);
      else element(change.target);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
})();
