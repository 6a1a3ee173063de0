// The page of nextcv preview: choosing, zooming, theme, copying. Reads nothing but its own elements.
// SPDX-License-Identifier: MIT
"use strict";
document.documentElement.classList.add("live");

// A page is thousands of uses of outlines, which browsers are slow with: those of a line become one
// path. An outline is relative, so it may follow a move to its place. Called behind each variant.
const outlines = new Map();
function merge() {
  const outline = (id) => {
    if (!outlines.has(id)) outlines.set(id, document.getElementById(id.slice(1)).getAttribute("d"));
    return outlines.get(id);
  };
  for (const line of document.querySelectorAll(".variant:not(.merged) .pages g")) {
    let d = "";
    for (const use of line.children) {
      const path = use.localName === "use" && outline(use.getAttribute("href"));
      if (!path) { d = ""; break; }
      d += `M${use.getAttribute("x") || 0} ${use.getAttribute("y") || 0}${path}`;
    }
    if (!d) continue;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    line.replaceChildren(path);
  }
  for (const card of document.querySelectorAll(".variant")) card.classList.add("merged");
}

addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const cards = [...document.querySelectorAll(".variant")];
  const svgs = [...document.querySelectorAll(".pages svg")];
  const level = document.getElementById("zoom-level");
  const said = document.getElementById("said-live");
  const main = document.querySelector("main");
  const GAP = 32, PAGE_GAP = 12, READABLE = 300, LEAST = 0.1, MOST = 6;
  let active = 0, zoom = 1, fit = "all", opener = null;

  const large = () => root.classList.contains("large");
  const width = (svg) => svg.viewBox.baseVal.width * 4 / 3; // CSS pixels at 100 %
  const pagesOf = (card) => card.querySelectorAll(".pages svg");
  const room = () => {
    const style = getComputedStyle(main);
    return main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  };
  const widest = (list) => Math.max(...list.map(width), 1);

  // As many variants side by side as stay readable, the pages of each in a row.
  function overview() {
    const w = widest(svgs), most = Math.max(...cards.map((c) => pagesOf(c).length));
    for (let pages = Math.min(most, 3); pages >= 1; pages--)
      for (let n = cards.length; n >= 1; n--) {
        const page = ((room() - (n - 1) * GAP) / n - (pages - 1) * PAGE_GAP) / pages;
        if (page >= READABLE || (pages === 1 && n === 1)) return Math.min(page / w, 1);
      }
    return 1;
  }
  function spread() {
    const list = [...pagesOf(cards[active])], n = Math.min(list.length, 2);
    const page = (room() - (n - 1) * PAGE_GAP) / n;
    return n > 1 && page < READABLE ? Math.min(room() / widest(list), 1.25)
                                    : Math.min(page / widest(list), 1.25);
  }
  function fitted() {
    if (fit === "width") return room() / widest(large() ? [...pagesOf(cards[active])] : svgs);
    return large() ? spread() : overview();
  }
  function show() {
    if (fit) zoom = fitted();
    zoom = Math.min(Math.max(zoom, LEAST), MOST);
    root.style.setProperty("--zoom", (Math.floor(zoom * 10000) / 10000).toString());
    level.textContent = Math.round(zoom * 100) + "\u202f%";
  }
  function zoomBy(factor) {
    fit = null;
    zoom *= factor;
    show();
    if (!large()) reveal(cards[active]);
  }
  function fitTo(what) {
    fit = what;
    show();
    if (!large()) reveal(cards[active]);
  }

  // A variant that is higher than the window shows its head.
  function reveal(card) {
    const high = card.offsetHeight > innerHeight - 120;
    card.scrollIntoView({ block: high ? "start" : "nearest", inline: "nearest" });
  }

  // One variant is in the tab order, with what is in it; links only where they can be read.
  function activate(index) {
    active = index;
    cards.forEach((card, i) => {
      const on = i === active;
      card.tabIndex = on ? 0 : -1;
      card.parentElement.classList.toggle("shown", on);
      if (on) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
      card.querySelectorAll("button, summary").forEach((e) => { e.tabIndex = on ? 0 : -1; });
      card.querySelectorAll(".pages a").forEach((e) => {
        e.setAttribute("tabindex", on && large() ? "0" : "-1");
      });
    });
  }
  function choose(index) {
    activate(Math.min(Math.max(index, 0), cards.length - 1));
    show();
    cards[active].focus({ preventScroll: true });
    if (large()) window.scrollTo(0, 0);
    else reveal(cards[active]);
  }
  // The variant above or below: the one in the next row whose middle is nearest.
  function vertical(direction) {
    const box = (card) => card.getBoundingClientRect();
    const here = box(cards[active]), middle = here.left + here.width / 2;
    const rows = cards.map((card, i) => ({ i, b: box(card) }))
      .filter(({ b }) => direction * (b.top - here.top) > 1);
    if (!rows.length) return;
    const top = direction > 0 ? Math.min(...rows.map(({ b }) => b.top)) : Math.max(...rows.map(({ b }) => b.top));
    const off = ({ b }) => Math.abs(b.left + b.width / 2 - middle);
    choose(rows.filter(({ b }) => Math.abs(b.top - top) < 1).sort((a, b) => off(a) - off(b))[0].i);
  }

  function open(index) {
    if (!large()) opener = { y: window.scrollY, fit, zoom };
    root.classList.add("large");
    fit = "all";
    choose(index);
    said.textContent = "Large: " + cards[active].querySelector("h2").textContent;
  }
  function close() {
    if (!large()) return;
    root.classList.remove("large");
    ({ fit, zoom } = opener);
    choose(active);
    said.textContent = "All variants";
  }

  function isDark() {
    return (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  }
  const themeButton = document.querySelector('[data-do="theme"]');
  const showTheme = () => themeButton.setAttribute("aria-pressed", String(isDark()));
  function theme() {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  }

  // execCommand works from file:// in every browser; the clipboard interface need not.
  async function copy(button) {
    const code = button.parentElement.querySelector("code"), selection = getSelection();
    const range = document.createRange();
    range.selectNodeContents(code);
    selection.removeAllRanges();
    selection.addRange(range);
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    if (!done) try { await navigator.clipboard.writeText(code.textContent); done = true; } catch { done = false; }
    button.firstChild.data = done ? "Copied" : "Press Ctrl+C";
    said.textContent = done ? "Command copied" : "The command is selected: press Ctrl+C";
    if (done) selection.removeAllRanges();
    setTimeout(() => { button.firstChild.data = "Copy"; }, 2000);
  }

  const actions = {
    in: () => zoomBy(1.2), out: () => zoomBy(1 / 1.2), all: () => fitTo("all"), width: () => fitTo("width"),
    theme, back: close, previous: () => choose(active - 1), next: () => choose(active + 1),
  };
  document.addEventListener("click", (e) => {
    const button = e.target.closest("button"), card = e.target.closest(".variant");
    if (button && actions[button.dataset.do]) actions[button.dataset.do]();
    else if (button && button.dataset.do === "copy") copy(button);
    else if (button && button.dataset.do === "open") open(cards.indexOf(card));
    else if (card && !large() && e.target.closest(".pages") && getSelection().isCollapsed) open(cards.indexOf(card));
  });
  document.addEventListener("focusin", (e) => {
    const card = e.target.closest(".variant");
    if (card && cards.indexOf(card) !== active) activate(cards.indexOf(card));
  });

  const keys = {
    "+": actions.in, "=": actions.in, "-": actions.out, "_": actions.out, 0: actions.all, w: actions.width,
    d: theme, Escape: close, ArrowRight: actions.next, ArrowLeft: actions.previous,
    Home: () => choose(0), End: () => choose(cards.length - 1),
  };
  document.addEventListener("keydown", (e) => {
    const on = e.target, card = on.closest && on.closest(".variant"), control = on.closest && on.closest("button, a, summary");
    if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented) return;
    if (e.key === "Enter" && card && !control) open(cards.indexOf(card));
    else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && card && !large()) vertical(e.key === "ArrowDown" ? 1 : -1);
    else if ((e.key === "Home" || e.key === "End") && !card) return;
    else if (keys[e.key]) keys[e.key]();
    else return;
    e.preventDefault();
  });

  svgs.forEach((svg) => svg.style.setProperty("--w", width(svg)));
  cards.forEach((card) => { card.tabIndex = -1; });
  activate(0);
  show();
  showTheme();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
  addEventListener("resize", () => { if (fit) show(); });
});
