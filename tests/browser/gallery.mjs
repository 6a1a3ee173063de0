// The page of nextcv preview in Chromium. Prints TAP-like lines.
// usage: node gallery.mjs CHROMIUM WORKDIR VARIANTS PAGES   (WORKDIR has all.html, nasty.html, photo.html, cv.svg)
// SPDX-License-Identifier: MIT
import { resolve } from "node:path";
import { writeFileSync } from "node:fs";
import { launch } from "./chromium.mjs";

const [program, work, variantCount, pageCount] = process.argv.slice(2);
const VARIANTS = Number(variantCount), PAGES = Number(pageCount);
const url = (name) => "file://" + resolve(work, name);
let failed = 0;
const check = (name, good, ...seen) => {
  if (!good) failed++;
  console.log(`${good ? "ok" : "not ok"} ${name}${good ? "" : ": " + JSON.stringify(seen)}`);
};
const near = (a, b, by) => Math.abs(a - b) <= by;

// What must hold for every page that is opened: nothing complains, nothing is fetched.
function quiet(page, name, file) {
  const bad = page.events.filter((e) => e.method === "Runtime.exceptionThrown" ||
    (e.method === "Log.entryAdded" && ["error", "warning"].includes(e.params.entry.level)) ||
    (e.method === "Runtime.consoleAPICalled" && ["error", "warning", "assert"].includes(e.params.type)));
  const asked = page.events.filter((e) => e.method === "Network.requestWillBeSent").map((e) => e.params.request.url);
  check(`${name}: no console errors`, bad.length === 0, bad.map((e) => e.params));
  check(`${name}: no requests`, asked.length > 0 && asked.every((u) => u === url(file) || u.startsWith("data:")), asked);
}

// Every page has a place, and what is painted on it fills a good part of it.
const boxes = `[...document.querySelectorAll(".pages svg")].map((svg) => {
  const b = svg.getBoundingClientRect(), ink = svg.getBBox();
  return { w: b.width, h: b.height, ink: ink.width * ink.height };
})`;
const visible = `[...document.querySelectorAll(".variant")].filter((v) => v.getBoundingClientRect().height > 0).map((v) => v.id)`;
const focused = "document.activeElement.id";
const width = `document.querySelector(".shown .pages svg").getBoundingClientRect().width`;
const dark = `(() => { const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g); return +c[0] + +c[1] + +c[2] < 384; })()`;

async function looks(page) {
  const seen = await page.value(boxes);
  check("all variants are there", await page.value(`document.querySelectorAll(".variant").length`) === VARIANTS);
  check("as many pages as the builds have", seen.length === PAGES, seen.length, PAGES);
  check("all pages are visible", seen.every((b) => b.w > 100 && b.h > 100 && b.ink > 10000), seen);
  check("lines are single paths", await page.value(`document.querySelectorAll(".pages g > use").length`) === 0);
  check("headings and facts name the variants", await page.value(`[...document.querySelectorAll(".variant")].every((v) =>
    document.getElementById(v.getAttribute("aria-labelledby")).localName === "h2" &&
    document.getElementById(v.getAttribute("aria-describedby")).textContent.includes("Pages" + v.querySelectorAll(".pages svg").length))`));
  check("ids are unique", await page.value(`(() => { const all = [...document.querySelectorAll("[id]")].map((e) => e.id);
    return new Set(all).size === all.length; })()`));
  check("the text can be found", await page.value(`window.find("Experience")`));
  check("buttons have names", await page.value(`[...document.querySelectorAll("button")].every((b) =>
    (b.getAttribute("aria-label") || b.textContent).trim().length > 1)`));
}

async function keyboard(page) {
  const stops = `[...document.querySelectorAll(".variant")].filter((v) => v.tabIndex === 0).map((v) => v.id).join()`;
  check("one variant is a tab stop", await page.value(stops) === "variant-1", await page.value(stops));
  check("links of the overview are no tab stops", await page.value(
    `[...document.querySelectorAll(".pages a")].every((a) => a.tabIndex === -1) && document.querySelector(".pages a") !== null`));
  await page.press("ArrowRight");
  check("arrow right goes to the next variant", await page.value(focused) === "variant-2", await page.value(focused));
  check("the tab stop follows", await page.value(stops) === "variant-2", await page.value(stops));
  check("focus is visible", await page.value(`(() => { const s = getComputedStyle(document.activeElement);
    return s.outlineStyle === "solid" && parseFloat(s.outlineWidth) >= 2; })()`));
  await page.press("ArrowLeft");
  check("arrow left goes back", await page.value(focused) === "variant-1");
  await page.press("ArrowLeft");
  check("and stops at the first", await page.value(focused) === "variant-1");
  await page.press("End");
  check("End goes to the last", await page.value(focused) === `variant-${VARIANTS}`, await page.value(focused));
  await page.press("Home");
  check("Home goes to the first", await page.value(focused) === "variant-1");
  await page.press("Tab");
  check("Tab goes to what is in the variant", await page.value(`document.activeElement.closest(".variant").id`) === "variant-1" &&
    await page.value(`document.activeElement.localName`) === "button");
  await page.press("Home");
}

async function zooming(page) {
  const start = await page.value(width);
  await page.press("+");
  const more = await page.value(width);
  check("+ enlarges", near(more, start * 1.2, 1), start, more);
  check("the level is shown", /^\d+\s%$/.test(await page.value(`document.getElementById("zoom-level").textContent`)));
  await page.press("-");
  await page.press("-");
  const less = await page.value(width);
  check("- reduces", near(less, start / 1.2, 1), start, less);
  await page.press("0");
  check("0 fits all again", near(await page.value(width), start, 0.5));
  await page.click(`[data-do="in"]`);
  check("the button enlarges too", near(await page.value(width), start * 1.2, 1));
  await page.press("w");
  const room = await page.value(`document.querySelector("main").clientWidth`);
  check("w fits a page to the width", near(await page.value(width), room - 48, 2), await page.value(width), room);
  await page.press("0");
}

async function large(page) {
  const before = await page.value(width);
  await page.press("ArrowLeft"); // from wherever the focus is
  await page.press("Home");
  await page.press("Enter");
  check("Enter shows one variant", (await page.value(visible)).join() === "variant-1", await page.value(visible));
  check("larger than before", await page.value(width) > before * 1.2, before, await page.value(width));
  check("its links can be reached", await page.value(
    `[...document.querySelectorAll(".shown .pages a")].every((a) => a.tabIndex === 0 && /^(https?|mailto|tel):/.test(a.href.baseVal))`));
  await page.press("ArrowRight");
  check("arrow right shows the next", (await page.value(visible)).join() === "variant-2", await page.value(visible));
  await page.press("Escape");
  check("Escape shows all again", (await page.value(visible)).length === VARIANTS);
  check("the variant keeps the focus", await page.value(focused) === "variant-2", await page.value(focused));
  check("the zoom is as it was", near(await page.value(width), before, 0.5));
  await page.press("Home");
  await page.click("#variant-1 .pages svg");
  check("a click on a page opens it", (await page.value(visible)).join() === "variant-1");
  await page.click(`[data-do="back"]`);
  check("the button leads back", (await page.value(visible)).length === VARIANTS);
}

async function theme(page) {
  const pressed = `document.querySelector('[data-do="theme"]').getAttribute("aria-pressed")`;
  check("light where the system is light", !(await page.value(dark)) && await page.value(pressed) === "false");
  await page.press("d");
  check("d makes it dark", await page.value(dark) && await page.value(pressed) === "true");
  check("paper stays white", await page.value(`getComputedStyle(document.querySelector(".pages svg")).backgroundColor`) === "rgb(255, 255, 255)");
  await page.click(`[data-do="theme"]`);
  check("the button makes it light", !(await page.value(dark)));
}

async function copying(page) {
  await page.value(`document.addEventListener("copy", () => { window.copied = getSelection().toString(); })`);
  await page.click("#variant-1 [data-do=copy]");
  const copied = await page.value(`window.copied`), wanted = await page.value(`document.querySelector("#variant-1 code").textContent`);
  check("the command is copied", copied === wanted && /^nextcv build .* -o \S+\.pdf$/.test(copied), copied, wanted);
  check("and said to be", await page.value(`document.querySelector("#variant-1 [data-do=copy]").firstChild.data`) === "Copied");
}

async function whole(browser) {
  const page = await browser.open(1400, 900);
  await page.go(url("all.html"));
  await looks(page);
  await keyboard(page);
  await zooming(page);
  await large(page);
  await theme(page);
  await copying(page);
  const { data } = await page.call("Page.printToPDF", { printBackground: false });
  writeFileSync(resolve(work, "print.pdf"), Buffer.from(data, "base64"));
  quiet(page, "gallery", "all.html");
}

async function systems(browser) {
  const page = await browser.open(400, 800);
  await page.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
  await page.go(url("all.html"));
  check("dark where the system is dark", await page.value(dark));
  await page.press("d");
  check("and light when asked", !(await page.value(dark)));
  check("nothing is wider than a narrow window", await page.value("document.documentElement.scrollWidth") <= 400,
    await page.value("document.documentElement.scrollWidth"));
  const seen = await page.value(boxes);
  check("pages are visible in a narrow window", seen.length === PAGES && seen.every((b) => b.w > 250), seen);
  quiet(page, "narrow", "all.html");
}

async function withoutScript(browser) {
  const page = await browser.open(1400, 900);
  await page.call("Emulation.setScriptExecutionDisabled", { value: true });
  await page.go(url("all.html"), false);
  const { root } = await page.call("DOM.getDocument");
  const { nodeIds } = await page.call("DOM.querySelectorAll", { nodeId: root.nodeId, selector: ".pages svg" });
  let seen = 0;
  for (const nodeId of nodeIds) {
    const { model } = await page.call("DOM.getBoxModel", { nodeId }).catch(() => ({ model: { width: 0 } }));
    if (model.width > 100 && model.height > 100) seen++;
  }
  check("pages are visible without scripts", seen === PAGES, seen);
}

async function nasty(browser) {
  const page = await browser.open(1400, 900);
  await page.go(url("nasty.html"));
  check("text is never markup", await page.value(`window.broken === undefined && !document.getElementById("bold") &&
    document.querySelectorAll(".pages script, .pages img, main img").length === 0`));
  check("text is shown as it is", await page.value(`document.querySelector("h1").textContent.includes("</script><script>") &&
    document.querySelector(".pages").textContent.includes("</style>bold & < <")`)); // the profile's own markup is gone before
  check("all variants stand behind such text", await page.value(`document.querySelectorAll("ol.variants > li > .variant").length`) === VARIANTS);
  check("no link runs a script", await page.value(`[...document.querySelectorAll(".pages a")].every((a) => /^(https?|mailto|tel):/.test(a.href.baseVal))`));
  await page.press("ArrowRight");
  check("the page works", await page.value(focused) === "variant-2");
  quiet(page, "nasty text", "nasty.html");
}

async function pictures(browser) {
  const page = await browser.open(1400, 900);
  await page.go(url("photo.html"));
  check("the photo is in the file once", await page.value(`document.querySelectorAll("image").length`) === 1);
  check("and on the pages", await page.value(`(() => { const uses = [...document.querySelectorAll(".pages [role=img] use")];
    return uses.length >= ${VARIANTS} && uses.every((u) => u.getBoundingClientRect().width > 10 && u.parentElement.getAttribute("aria-label")); })()`));
  quiet(page, "photo", "photo.html");
}

async function file(browser) {
  const page = await browser.open(800, 1200);
  await page.go(url("cv.svg"));
  check("an SVG file is a page", await page.value(`(() => { const b = document.documentElement.getBBox(), box = document.documentElement.getBoundingClientRect();
    return document.documentElement.localName === "svg" && b.width > 400 && Math.abs(box.width - 595.28 * 4 / 3) < 1; })()`));
  check("with a title and text", await page.value(`document.querySelector("title").textContent.length > 5 && document.querySelectorAll("text").length > 20`));
  check("whose words are where the outlines are", await page.value(`[...document.querySelectorAll("g + text")].filter((t) => !/^\\s|\\s$/.test(t.textContent)).every((t) => {
    const a = t.getBoundingClientRect(), b = t.previousElementSibling.getBoundingClientRect();
    return Math.abs(a.left - b.left) < 5 && Math.abs(a.right - b.right) < 5; })`));
  quiet(page, "SVG file", "cv.svg");
}

const browser = launch(program, resolve(work, "chromium"));
for (const part of [whole, systems, withoutScript, nasty, pictures, file])
  await part(browser).catch((e) => check(`${part.name}: ${e.message}`, false));
await browser.close();
process.exit(failed ? 1 : 0);
