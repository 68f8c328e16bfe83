// What the tools under a chart do (their markup: ui/chart_tools.py). Loaded once a page by web/index_page.py,
// from this server, so that a content policy of script-src 'self' lets it in.

import { afterRun } from "./after-run.js";

const FONT = "Be Vietnam Pro";
const WEIGHTS = { 400: "normal", 700: "bold" };
const SCALE = 2, MARGIN = 20, GAP = 10;

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".chart-tools [data-tool]");
  if (button) use(button.dataset.tool, button.closest(".chart-tools"));
});

// The table of a chart's numbers comes folded up in an attribute, its cells escaped where it was made.
document.addEventListener("toggle", ({ target }) => {
  if (!target.open || !target.dataset.folds) return;
  target.querySelector("summary").insertAdjacentHTML("afterend", target.dataset.folds);
  delete target.dataset.folds;
}, { capture: true });

// Other words or links in it make it another table, which comes folded: one that is looked at stays open.
const opened = { page: "", charts: new Set() };
document.addEventListener("click", ({ target }) => {
  const part = target.closest?.("summary")?.parentElement;
  const chart = part?.closest(".chart-tools")?.dataset.name;
  if (!chart) return;
  if (opened.page !== location.pathname) Object.assign(opened, { page: location.pathname, charts: new Set() });
  opened.charts[part.open ? "delete" : "add"](chart);
});
afterRun(() => {
  if (opened.page !== location.pathname) return;
  for (const tools of document.querySelectorAll(".chart-tools")) {
    if (opened.charts.has(tools.dataset.name)) tools.querySelector("details")?.setAttribute("open", "");
  }
});

// A chart whose bars can be clicked on takes hold of every touch, and a thumb on it could not scroll the page.
// Kept from the finger, it still hears the click that a tap ends in.
document.addEventListener("touchstart", (event) => {
  if (event.target.closest?.(".js-plotly-plot")) event.stopPropagation();
}, { capture: true, passive: true });

async function use(tool, tools) {
  const does = {
    csv: () => save(new Blob([forExcel(tools.dataset.csv)], { type: "text/csv" }), fileName(tools, "csv")),
    sentence: () => copyText(tools.dataset.sentence),
    table: () => copyText(tools.dataset.cells, tools.dataset.table),
    picture: () => copyPicture(tools),
  };
  const status = tools.querySelector("[role=status]");
  status.textContent = "";
  try {
    status.textContent = tools.dataset[await does[tool]()];
  } catch (why) {
    console.error(why);
    status.textContent = tools.dataset.failed;
  }
}

async function copyText(text, html) {
  const parts = { "text/plain": text, ...(html && { "text/html": html }) };
  try {
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return "copied";
  } catch {
    // On a plain http address the clipboard is kept from pages; the older command still works there.
    return copyByCommand(parts) ? "copied" : "failed";
  }
}

function copyByCommand(parts) {
  let done = false;
  const put = (event) => {
    for (const [type, part] of Object.entries(parts)) event.clipboardData.setData(type, part);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", put, { capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return done;
}

async function copyPicture(tools) {
  const picture = drawPicture(tools);
  try {
    // Given as a promise: Safari allows copying only within the click itself.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return "copied";
  } catch {
    return save(await picture, fileName(tools, "png"));
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return "saved";
}

// The mark by which Excel knows UTF-8, and line ends of its own: on their way through a page both are lost.
function forExcel(text) {
  return "\ufeff" + text.replaceAll("\n", "\r\n") + "\r\n";
}

function fileName(tools, ending) {
  const view = new URLSearchParams(location.search);
  return [view.get("unit"), view.get("period"), tools.dataset.name].filter(Boolean).join("_") + "." + ending;
}

// The chart on white under the page's title and its own finding, over where its figures come from.
async function drawPicture(tools) {
  const chart = chartOf(tools);
  const { width, height } = chart.getBoundingClientRect();
  const layers = await Promise.all([...chart.querySelectorAll(".main-svg")].map(svgImage));
  const pen = document.createElement("canvas").getContext("2d");
  const above = [
    ...lines(pen, textOf("header.board h1"), width, 18, 700, "#14202B"),
    ...lines(pen, tools.dataset.sentence, width, 15, 400, "#14202B"),
  ];
  const told = [...document.querySelectorAll("header.board .about, p.notice")].map((one) => one.textContent);
  const below = told.flatMap((text) => lines(pen, text, width, 12, 400, "#475467"));
  const chartTop = MARGIN + tall(above) + GAP;
  pen.canvas.width = Math.ceil(width + 2 * MARGIN) * SCALE;
  pen.canvas.height = Math.ceil(chartTop + height + GAP + tall(below) + MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  write(pen, above, MARGIN);
  for (const image of layers) pen.drawImage(image, MARGIN, chartTop, width, height);
  write(pen, below, chartTop + height + GAP);
  return new Promise((done) => pen.canvas.toBlob(done, "image/png"));
}

function chartOf(tools) {
  return tools.closest("[data-testid=stElementContainer]").previousElementSibling.querySelector(".svg-container");
}

function textOf(selector) {
  return document.querySelector(selector)?.textContent ?? "";
}

function lines(pen, text, width, size, weight, colour) {
  const font = `${weight} ${size}px "${FONT}", sans-serif`;
  pen.font = font;
  const found = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found.map((line) => ({ line, font, colour, height: size * 1.4 }));
}

function tall(written) {
  return written.reduce((sum, one) => sum + one.height, 0);
}

function write(pen, written, top) {
  pen.textBaseline = "top";
  for (const one of written) {
    pen.font = one.font;
    pen.fillStyle = one.colour;
    pen.fillText(one.line, MARGIN, top);
    top += one.height;
  }
}

async function svgImage(svg) {
  const copy = svg.cloneNode(true);
  copy.querySelector(".hoverlayer")?.replaceChildren();
  // A picture loads nothing by itself: its letters travel in it.
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = await letters();
  copy.prepend(style);
  // Clips are named by the page's address, which a picture does not have.
  const text = new XMLSerializer().serializeToString(copy).replace(/url\((&quot;|["']?)[^)#]*#/g, "url($1#");
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  return image;
}

let kept;
function letters() {
  kept ??= Promise.all(Object.entries(WEIGHTS).map(async ([number, weight]) => {
    const answer = await fetch(`/fonts/be-vietnam-pro-${number}.ttf`);
    const face = `font-family:"${FONT}";font-weight:${weight};src:url(${await dataUrl(await answer.blob())})`;
    return `@font-face{${face}}`;
  })).then((faces) => faces.join(""), (why) => { kept = undefined; throw why; });
  return kept;
}

function dataUrl(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
