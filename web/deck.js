// Turns the slides that stand in the page (ui/deck/deck_view.py): all of them are there, so a key shows the next
// without asking the server. The address follows, so that a link, and the server, know the slide.
// A module runs once a document, however often pages come and go: it waits until there are slides.

import { afterRun } from "./after-run.js";

// From 32 px down to 24 px on a screen 1080 px high.
const FITS = [1, 0.95, 0.9, 0.85, 0.8, 0.75];
const PARTS = ".words, .body, .trend, .bars, .tiles, .list, .sides";
const fits = part => part.scrollHeight <= part.clientHeight + 2 && part.scrollWidth <= part.clientWidth + 2;
const PHONE = "(max-width: 640px)";
const IDLE_MS = 3000;
const GO = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back",
  Home: "first", End: "last", Escape: "leave", f: "full", F: "full",
};

class Deck {
  constructor() {
    this.presenting = false;
    this.place = 0;
    this.stage = null;
    // Kept up by the browser: it is looked at after every change of any page.
    this.stages = document.getElementsByClassName("stage");
    this.sizes = new ResizeObserver(() => this.fit());
    document.addEventListener("keydown", event => this.key(event), true);
    document.addEventListener("fullscreenchange", () => this.full_changed());
    document.addEventListener("click", event => this.click(event));
    document.addEventListener("change", event => event.target.closest?.(".deck") && this.play(Boolean(this.timer)));
    document.addEventListener("pointermove", () => this.wake());
    // Before it is painted: slides drawn anew stand where the ones before stood.
    new MutationObserver(() => this.look()).observe(document.body, { childList: true, subtree: true });
    // The letters that decide what fits may come later than the slides.
    document.fonts.addEventListener("loadingdone", () => this.fit());
    this.look();
    afterRun(() => this.tell());
  }

  // Takes over slides that are new in the page, and lets go of those that are gone.
  look() {
    const stage = this.stages[0] ?? null;
    if (stage === this.stage) return;
    const key = this.slides?.[this.place]?.dataset.key;
    const seconds = this.seconds;
    this.stage = stage;
    this.sizes.disconnect();
    if (!stage) {
      this.slides = undefined;
      this.leave();
      return;
    }
    this.root = stage.closest(".deck");
    this.slides = [...stage.querySelectorAll(".slide")];
    if (seconds) this.find("select").value = seconds;
    const same = this.slides.findIndex(slide => slide.dataset.key === key);
    this.root.classList.toggle("presenting", this.presenting);
    // The page's theme until the deck's own switch was used.
    const theme = new URLSearchParams(location.search).get("theme");
    this.dark((sessionStorage.getItem("dark") ?? (theme === "dark" ? "yes" : "no")) === "yes");
    this.show(key === undefined ? stage.dataset.slide - 1 : same < 0 ? this.place : same);
    this.play(Boolean(this.timer));
    this.sizes.observe(stage);
  }

  find(selector) { return this.root.querySelector(selector); }
  get seconds() { return this.root?.querySelector("select")?.value; }

  show(place) {
    this.place = Math.min(Math.max(place, 0), this.slides.length - 1);
    this.slides.forEach((slide, at) => { slide.hidden = at !== this.place; });
    this.fit();
    this.tell();
  }

  // The address names the slide that is shown. A run writes the one it began with: it is told again after it.
  tell() {
    if (!this.slides) return;
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
    const is_phone = matchMedia(PHONE).matches;
    // What scrolls must be reached by the keyboard.
    if (is_phone) slide.tabIndex = 0;
    else slide.removeAttribute("tabindex");
    slide.classList.remove("cut");
    const parts = [slide, ...slide.querySelectorAll(PARTS)];
    for (const fit of is_phone ? [1] : FITS) {
      slide.style.setProperty("--fit", fit);
      if (parts.every(fits)) return;
    }
    // More words than a slide can hold: each part keeps its first lines.
    slide.classList.toggle("cut", !is_phone);
  }

  key(event) {
    const target = event.target;
    const does = GO[event.key];
    if (!does || !this.slides || event.ctrlKey || event.altKey || event.metaKey) return;
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
    const button = event.target.closest?.(".deck button[data-does]");
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
    else if (what === "dark") this.choose_dark(!this.root.classList.contains("dark"));
    else if (what === "conclude") this.conclude();
  }

  start() {
    this.presenting = true;
    this.root.classList.add("presenting");
    this.fill();
    this.root.focus({ preventScroll: true });
    this.fit();
    this.wake();
  }

  leave() {
    this.presenting = false;
    this.root?.classList.remove("presenting", "idle");
    this.play(false);
    if (document.fullscreenElement) document.exitFullscreen();
    this.fit();
  }

  fill() {
    this.stays = false;
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  // The screen given back by the key stays with the slides until it is filled again: a browser tells of each
  // change in its own time, so that the entering may be told after the key that leaves.
  full() {
    if (!document.fullscreenElement) this.fill();
    else { this.stays = true; document.exitFullscreen(); }
  }

  // Browsers keep Esc for themselves in full screen: leaving that is leaving the slides.
  full_changed() {
    if (!document.fullscreenElement && this.presenting && !this.stays) this.leave();
  }

  play(is_on) {
    clearInterval(this.timer);
    is_on = is_on && Boolean(this.slides);
    this.timer = is_on ? setInterval(() => this.turn(), 1000 * this.seconds) : undefined;
    const button = this.root?.querySelector("[data-does=play]");
    if (!button) return;
    button.textContent = is_on ? button.dataset.stop : button.dataset.play;
    button.setAttribute("aria-pressed", is_on);
  }

  turn() {
    if (document.querySelector("[role=dialog]")) return;
    this.show(this.place + 1);
    if (this.place === this.slides.length - 1) this.play(false);
  }

  choose_dark(is_dark) {
    sessionStorage.setItem("dark", is_dark ? "yes" : "no");
    this.dark(is_dark);
  }

  dark(is_dark) {
    this.root.classList.toggle("dark", is_dark);
    this.find("[data-does=dark]").setAttribute("aria-pressed", is_dark);
  }

  // The page's own button asks for it; which slide it is about, the server reads in the address. Streamlit
  // keeps the address it knew until it is told that it has changed, and takes that up in its own time.
  conclude() {
    dispatchEvent(new PopStateEvent("popstate"));
    setTimeout(() => document.querySelector(".st-key-conclude button")?.click(), 50);
  }

  wake() {
    if (!this.presenting) return;
    this.root.classList.remove("idle");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.root.classList.toggle("idle", this.presenting), IDLE_MS);
  }
}

new Deck();
