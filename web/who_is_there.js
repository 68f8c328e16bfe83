// A tab whose session has ended cannot connect any more, and the app would go on trying for ever: the page is
// loaded anew, which leads to signing in and back here. So it is where somebody else has signed in since the page
// was loaded: a server that was started anew does not know whose fields the browser still holds.

import { afterRun } from "./after-run.js";

const STATE = "data-test-connection-state";
const SOON_MS = 3000;
const connected = () => document.querySelector(`[${STATE}=CONNECTED]`);
let waits = false, account;

function soon() {
  if (waits || connected()) return;
  waits = true;
  setTimeout(look, SOON_MS);
}

// A page from the browser's own memory never connects: it is asked for from the beginning.
new MutationObserver(soon).observe(document.documentElement, {
  attributes: true, attributeFilter: [STATE], subtree: true,
});
soon();

afterRun(() => {
  const now = document.querySelector("nav.pages")?.dataset.account;
  if (now && account && now !== account) location.reload();
  account ??= now;
});

async function look() {
  waits = false;
  if (connected()) return;
  try {
    const { status } = await fetch("/_stcore/health", { cache: "no-store" });
    if (status === 401) return location.reload();
  } catch {
    // The server is away: the app says so itself.
  }
  soon();
}
