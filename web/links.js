// A link from one view of the board to another (ui/link.py writes their addresses): the page is drawn anew over
// the connection that is open, as it is for the browser's own Back, instead of the whole app loading again.

const CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]";

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented || link.target || !isView(new URL(link.href))) return;
  // Without a connection the browser does it, by loading the page.
  if (!document.querySelector(CONNECTED)) return;
  event.preventDefault();
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
});

function isView(address) {
  return address.origin === location.origin && !address.hash && address.searchParams.has("v");
}
