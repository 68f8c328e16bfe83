// A link from one view of the board to another (domain/views.py writes their addresses): the page is drawn anew over
// the connection that is open, as it is for the browser's own Back, instead of the whole app loading again.

import { CONNECTED, afterRun, rest } from "./after-run.js";

// So long after a field was left the run that it asks for has begun.
const LEFT_MS = 250;
let left = -Infinity, asked = 0;

document.addEventListener("focusout", ({ target }) => {
  if (target.matches?.("input, textarea")) left = performance.now();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented || link.target || !isView(new URL(link.href))) return;
  // Without a connection the browser does it, by loading the page.
  if (!document.querySelector(CONNECTED)) return;
  event.preventDefault();
  follow(link);
});

addEventListener("popstate", async ({ state }) => {
  if (!state?.scroll) return;
  await rest(LEFT_MS);
  main()?.scrollTo(0, state.scroll);
});

// What stands around the app is Streamlit's, in English.
afterRun(() => {
  const header = document.querySelector("header.board");
  if (!header) return;
  document.documentElement.lang = header.lang;
  const skip = document.querySelector('a[href="#stMain"]');
  if (skip) skip.textContent = header.dataset.skip;
});

async function follow(link) {
  link.closest("nav.pages")?.querySelector("details").removeAttribute("open");
  if (link.href === location.href) return;
  const turn = ++asked;
  // What was typed is sent as its field is left: were its run the later one, it would bring the old page back.
  if (performance.now() - left < LEFT_MS) await rest(LEFT_MS);
  // Another link was asked for meanwhile.
  if (turn !== asked) return;
  const question = document.querySelector("[data-unsent]")?.dataset.unsent;
  if (question && !confirm(question)) return;
  history.replaceState({ ...history.state, scroll: main()?.scrollTop }, "");
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  main()?.scrollTo(0, 0);
  await rest(LEFT_MS);
  // A reader by ear or keyboard goes on from the new page's heading, unless already somewhere on it.
  if (!document.activeElement?.matches("body, a")) return;
  const heading = document.querySelector("header.board h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

function main() {
  return document.querySelector("[data-testid=stMain]");
}

function isView(address) {
  return address.origin === location.origin && !address.hash && address.searchParams.has("v");
}
