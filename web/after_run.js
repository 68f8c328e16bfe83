// When the app has drawn what it was asked for: Streamlit says on its root whether its script is running.

const APP = "[data-testid=stApp]";
const RESTS = `${APP}[data-test-script-state=notRunning]`;
export const CONNECTED = `${APP}[data-test-connection-state=CONNECTED]`;

const frame = () => new Promise(requestAnimationFrame);

// Calls back at the end of every run, and once for what stands already.
export async function afterRun(callback) {
  let app;
  while (!(app = document.querySelector(APP))) await frame();
  // What the last messages brought is in the page a frame later.
  const look = async () => { if (app.matches(RESTS)) { await frame(); await frame(); callback(); } };
  new MutationObserver(look).observe(app, { attributeFilter: ["data-test-script-state"] });
  look();
}

// Waits until no run has been under way for `ms`, at most for some seconds.
export async function rest(ms) {
  const begun = performance.now();
  let since = begun;
  while (performance.now() - since < ms && performance.now() - begun < 5000) {
    await frame();
    if (!document.querySelector(RESTS)) since = performance.now();
  }
}
