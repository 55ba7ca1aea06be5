// Exchange the ticket of a proven password for the cookie, or drop the cookie; then load the page afresh.
(() => {
  const asked = document.querySelector("[data-sporades-session]");
  if (!asked || asked.dataset.done) return;
  asked.dataset.done = "yes";
  const leaving = asked.dataset.sporadesSession === "leave";
  fetch(leaving ? "/auth/logout" : "/auth/session", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "text/plain" },
    body: leaving ? "" : asked.dataset.ticket,
  }).finally(() => (leaving ? location.replace("/") : location.reload()));
})();
