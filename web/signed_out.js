// A tab whose session has ended cannot connect any more, and the app would go on trying for ever: the page is
// loaded anew, which leads to signing in and back here.

const STATE = "data-test-connection-state";
const SOON_MS = 1000;
// Who could connect at first came through the door: a page that is opened asks nothing.
let was = false, waits = false;

new MutationObserver(changes => {
  const is = changes.some(({ target }) => target.getAttribute(STATE) === "CONNECTED");
  was ||= is;
  if (waits || is || !was) return;
  waits = true;
  setTimeout(look, SOON_MS);
}).observe(document.documentElement, { attributes: true, attributeFilter: [STATE], subtree: true });

async function look() {
  try {
    const { status } = await fetch("/_stcore/health", { cache: "no-store" });
    if (status === 401) location.reload();
  } catch {
    // The server is away: the app says so itself, and asks again.
  } finally {
    waits = false;
  }
}
