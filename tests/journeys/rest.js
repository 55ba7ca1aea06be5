// Know when a page of the dashboard is at rest: what was asked of the server is worked out, drawn, and nothing moves.
// Streamlit's own state stays « not running » from a press until the server answers it: so what is sent and what comes
// back is read here (BackMsg and ForwardMsg of streamlit.proto, by the numbers of their fields).
(() => {
  const RERUN = 11, FRAGMENT = 5, BY_ITSELF = 6;
  const METADATA = 2, BEGUN = 4, FINISHED = 6, RUN = 6, FRAGMENTS = 2;
  const EARLY_FOR_RERUN = 2, WHOLE = "";
  const state = { asked: new Set(), running: false, alone: false, moved: 0, since: null, looks: 0 };
  const decoder = new TextDecoder();

  function fields(bytes) {
    const found = new Map();
    let at = 0;
    const number = () => {
      let value = 0, factor = 1, byte;
      do { byte = bytes[at++]; value += (byte & 127) * factor; factor *= 128; } while (byte & 128);
      return value;
    };
    while (at < bytes.length) {
      const tag = number(), kind = tag & 7;
      let value = null;
      if (kind === 0) value = number();
      else if (kind === 2) { const size = number(); value = bytes.subarray(at, at + size); at += size; }
      else at += kind === 1 ? 8 : 4;
      found.set(tag >>> 3, [...(found.get(tag >>> 3) ?? []), value]);
    }
    return found;
  }

  function sent(bytes) {
    const [client] = fields(bytes).get(RERUN) ?? [];
    if (!client) return;
    const said = fields(client);
    if (said.get(BY_ITSELF)?.[0]) { // a part of the page that looks again every second: nobody pressed anything
      state.alone ||= !state.asked.size && !state.running;
      return;
    }
    state.alone = false;
    state.asked.add(decoder.decode(said.get(FRAGMENT)?.[0]));
  }

  function came(bytes) {
    const said = fields(bytes);
    if (said.has(BEGUN)) {
      const run = fields(said.get(METADATA)?.[0] ?? []).get(RUN)?.[0];
      const parts = (fields(run ?? []).get(FRAGMENTS) ?? []).map((one) => decoder.decode(one));
      if (parts.length) parts.forEach((one) => state.asked.delete(one));
      else { state.asked.clear(); state.alone = false; }
      state.running = true;
    } else if (said.has(FINISHED)) {
      state.running = said.get(FINISHED)[0] === EARLY_FOR_RERUN;
      if (state.running) state.alone = false;
    }
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(...how) {
      super(...how);
      state.asked.clear();
      state.running = state.alone = false;
      this.addEventListener("message", (event) => {
        if (event.data instanceof ArrayBuffer) came(new Uint8Array(event.data));
      });
    }

    send(data) {
      if (data instanceof Uint8Array) sent(data);
      super.send(data);
    }
  };

  new MutationObserver(() => { if (!state.alone) state.moved = performance.now(); }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });

  function still() {
    const app = document.querySelector("[data-testid=stApp]")?.dataset;
    if (app?.testConnectionState !== "CONNECTED" || state.asked.size) return false;
    if (!state.alone && (state.running || app.testScriptState !== "notRunning")) return false;
    const fading = document.getAnimations().some((one) =>
      one.playState === "running" && one.effect?.getComputedTiming().endTime < Infinity);
    return !fading && !document.querySelector("[data-testid=stSkeleton]");
  }

  // Asked again and again: whether the page has been still for a while, and for so many looks of a slow browser.
  window.sporadesAtRest = ([milliseconds, looks]) => {
    if (!still()) { state.since = null; return false; }
    const now = performance.now();
    if (state.since === null || state.since < state.moved) { state.since = now; state.looks = 0; }
    state.looks += 1;
    const rested = now - state.since >= milliseconds && state.looks >= looks;
    if (rested) state.since = null;
    return rested;
  };
})();
