// The whole deck is here: a key shows another slide without asking the server. The address follows, so
// that a link opens the same slide; only a conclusion to be recorded goes back.
const decks = new WeakMap();
// From 32 px down to 24 px on a screen 1080 px high.
const FITS = [1, 0.95, 0.9, 0.85, 0.8, 0.75];
const PARTS = ".words, .words p, .body, .trend, .bars, .tiles, .list, .list li > *, .sides";
const fits = part => part.scrollHeight <= part.clientHeight + 2 && part.scrollWidth <= part.clientWidth + 2;
const PHONE = "(max-width: 640px)";
const IDLE_MS = 3000;
const GO = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back",
  Home: "first", End: "last", Escape: "leave", f: "full", F: "full",
};

class Deck {
  constructor(root) {
    this.root = root;
    this.place = 0;
    this.listeners = [];
    this.on(document, "keydown", event => this.key(event), true);
    this.on(document, "fullscreenchange", () => this.full_changed());
    this.on(root, "click", event => this.click(event));
    this.on(root, "change", () => this.play(Boolean(this.timer)));
    this.on(root, "pointermove", () => this.wake());
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(root);
  }

  on(target, name, listener, capture = false) {
    target.addEventListener(name, listener, capture);
    this.listeners.push(() => target.removeEventListener(name, listener, capture));
  }

  load(data, send) {
    this.send = send;
    if (this.html === data.html) return;
    const key = this.slides?.[this.place]?.dataset.key;
    const seconds = this.find("select")?.value;
    this.html = data.html;
    this.root.innerHTML = data.html;
    this.slides = [...this.root.querySelectorAll(".slide")];
    if (seconds) this.find("select").value = seconds;
    const same = this.slides.findIndex(slide => slide.dataset.key === key);
    this.dark(sessionStorage.getItem("dark") === "yes");
    this.show(key === undefined ? data.slide - 1 : same < 0 ? this.place : same);
    this.play(Boolean(this.timer));
    // The letters that decide what fits may come later than the slide.
    document.fonts.ready.then(() => this.fit());
  }

  find(selector) { return this.root.querySelector(selector); }
  get presenting() { return this.root.classList.contains("presenting"); }

  show(place) {
    this.place = Math.min(Math.max(place, 0), this.slides.length - 1);
    this.slides.forEach((slide, at) => { slide.hidden = at !== this.place; });
    this.fit();
    const address = new URL(location.href);
    if (address.searchParams.get("slide") !== String(this.place + 1)) {
      address.searchParams.set("slide", this.place + 1);
      history.replaceState(history.state, "", address);
    }
  }

  // Letters a little smaller where the words are many; on a phone the slide scrolls instead.
  fit() {
    const slide = this.slides?.[this.place];
    if (!slide) return;
    for (const fit of matchMedia(PHONE).matches ? [1] : FITS) {
      slide.style.setProperty("--fit", fit);
      const parts = [slide, ...slide.querySelectorAll(PARTS)];
      if (parts.every(fits)) break;
    }
  }

  key(event) {
    const target = event.composedPath()[0];
    const does = GO[event.key];
    if (!does || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("[role=dialog]")) return;
    if (!this.presenting && (!this.root.matches(":focus-within") || !/^(next|back)$/.test(does))) return;
    if (!this.presenting && !event.key.startsWith("Arrow")) return;
    if (target.matches?.("input, textarea, select")) return;
    if (event.key === " " && target.matches?.("button")) return;
    event.preventDefault();
    event.stopPropagation();
    this.does(does);
  }

  click(event) {
    const button = event.target.closest("button[data-does]");
    if (!button) return;
    this.does(button.dataset.does);
    // After a mouse the keys belong to the slides again; who came by keyboard stays where they are.
    if (event.detail) this.root.focus({ preventScroll: true });
  }

  does(what) {
    const last = this.slides.length - 1;
    const go = { next: this.place + 1, back: this.place - 1, first: 0, last };
    if (what in go) {
      this.show(go[what]);
      this.play(Boolean(this.timer));
    } else if (what === "start") this.start();
    else if (what === "leave") this.leave();
    else if (what === "full") this.full();
    else if (what === "play") this.play(!this.timer);
    else if (what === "dark") this.dark(!this.root.classList.contains("dark"));
    else if (what === "conclude") this.conclude();
  }

  start() {
    this.root.classList.add("presenting");
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.root.focus({ preventScroll: true });
    this.fit();
    this.wake();
  }

  leave() {
    this.root.classList.remove("presenting", "idle");
    this.play(false);
    if (document.fullscreenElement) document.exitFullscreen();
    this.fit();
  }

  full() {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
    else { this.stays = true; document.exitFullscreen(); }
  }

  // Browsers keep Esc for themselves in full screen: leaving that is leaving the slides.
  full_changed() {
    if (!document.fullscreenElement && this.presenting && !this.stays) this.leave();
    this.stays = false;
  }

  play(is_on) {
    clearInterval(this.timer);
    this.timer = is_on ? setInterval(() => this.turn(), 1000 * this.find("select").value) : undefined;
    const button = this.find("[data-does=play]");
    button.textContent = is_on ? button.dataset.stop : button.dataset.play;
    button.setAttribute("aria-pressed", is_on);
  }

  turn() {
    if (document.querySelector("[role=dialog]")) return;
    this.show(this.place + 1);
    if (this.place === this.slides.length - 1) this.play(false);
  }

  dark(is_dark) {
    this.root.classList.toggle("dark", is_dark);
    this.find("[data-does=dark]").setAttribute("aria-pressed", is_dark);
    sessionStorage.setItem("dark", is_dark ? "yes" : "no");
  }

  conclude() {
    const key = this.slides[this.place].dataset.key;
    this.send("conclude", key.startsWith("@") ? "" : key);
  }

  wake() {
    this.root.classList.remove("idle");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.root.classList.toggle("idle", this.presenting), IDLE_MS);
  }

  end() {
    clearInterval(this.timer);
    clearTimeout(this.rest);
    this.sizes.disconnect();
    this.listeners.forEach(remove => remove());
    if (document.fullscreenElement) document.exitFullscreen();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!decks.has(parentElement)) decks.set(parentElement, new Deck(parentElement.querySelector(".deck")));
  decks.get(parentElement).load(data, setTriggerValue);
  return () => {
    decks.get(parentElement)?.end();
    decks.delete(parentElement);
  };
}
