// @ts-check
/** The preview in a window: sheets that follow each saved change, a way from each phrase to its field by keyboard too. */

import { lay, planned } from "./preview-sheets.js";

/** @typedef {import("./preview-measure.js").Block} Block */
/** @typedef {{state: string, known: boolean, fresh: boolean, pieces: [number, number][] | [string, string][]}} Changes */

const CHOSEN = "preview document";
const MARKED = "changed";
const [SMALLEST, LARGEST, MAGNIFIED] = [0.35, 1.1, 1.7];
/** Pixels on both sides of a sheet. */
const BESIDE = 12;

/** @type {WeakMap<HTMLElement, Block[]>} */
const shown = new WeakMap();
let asking = false;
let due = false;

/** @param {ParentNode} root @returns {HTMLElement | null} */
const pagesIn = (root) => root.querySelector(".pages[data-url]");

/** The blocks of sheets as the server writes them. @param {HTMLElement} pages @returns {Block[]} */
function read(pages) {
  /** @type {Block[]} */
  const blocks = [];
  for (const sheet of pages.querySelectorAll(":scope > .sheet")) {
    blocks.push({ sort: "sheet", turned: sheet.classList.contains("landscape") });
    for (const node of /** @type {HTMLCollectionOf<HTMLElement>} */ (sheet.children)) {
      if (!(node instanceof HTMLTableElement)) {
        blocks.push({ sort: "flow", node });
        continue;
      }
      const rows = Array.from(node.tBodies[0].rows);
      blocks.push({ sort: "table", node }, ...rows.map((row) => /** @type {Block} */ ({ sort: "row", node: row })));
    }
  }
  for (const block of blocks) if (block.sort === "table") /** @type {HTMLTableElement} */ (block.node).tBodies[0].replaceChildren();
  return blocks;
}

/** @param {string} sort @param {string} html @returns {Block} */
function made(sort, html) {
  if (sort === "sheet") return { sort, turned: html.includes("landscape") };
  const template = document.createElement("template");
  template.innerHTML = sort === "table" ? `${html}</tbody></table>` : html;
  const node = /** @type {HTMLElement} */ (template.content.firstElementChild);
  return { sort: /** @type {"flow" | "table" | "row"} */ (sort), node };
}

/** @param {HTMLElement} pages */
function start(pages) {
  const blocks = read(pages);
  shown.set(pages, blocks);
  pages.replaceChildren();
  fit(pages);
  lay(pages, planned(blocks));
  rove(pages);
  new ResizeObserver(() => fit(pages)).observe(pages);
}

/** Sheets are as wide as the pane lets them. @param {HTMLElement} pages */
function fit(pages) {
  for (const [name, millimetres] of /** @type {const} */ ([["portrait", 210], ["landscape", 297]])) {
    const room = (pages.clientWidth - 2 * BESIDE) / ((millimetres * 96) / 25.4);
    const fitting = Math.min(Math.max(room, SMALLEST), LARGEST);
    pages.style.setProperty(`--${name}`, String(pages.classList.contains("larger") ? fitting * MAGNIFIED : fitting));
  }
}

/** Asks what has changed; while an answer is awaited, further changes wait for one more question. */
async function follow() {
  const pages = pagesIn(document);
  if (!pages) return;
  if (asking) {
    due = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(`${pages.dataset.url}?state=${pages.dataset.state}`, { headers: { "HX-Request": "true" } });
    if (answer.ok && pages.isConnected) take(pages, await answer.json());
  } finally {
    asking = false;
  }
  document.body.dispatchEvent(new CustomEvent("followed"));
  if (due) {
    due = false;
    await follow();
  }
}

/** @param {HTMLElement} pages @param {Changes} changes */
function take(pages, changes) {
  tellErrors(pages, changes.fresh);
  if (!changes.state && changes.fresh) document.getElementById("preview-document")?.dispatchEvent(new Event("change", { bubbles: true }));
  if (!changes.state || changes.state === pages.dataset.state) return;
  pages.dataset.state = changes.state;
  const before = changes.known ? shown.get(pages) ?? [] : [];
  /** @type {HTMLElement[]} */
  const changed = [];
  const blocks = changes.pieces.flatMap(([from, to]) => {
    if (typeof from === "number") return before.slice(from, Number(to));
    const block = made(from, String(to));
    if (block.sort !== "sheet") changed.push(block.node);
    return [block];
  });
  shown.set(pages, blocks);
  const anchor = anchored(pages);
  lay(pages, planned(blocks));
  anchor();
  rove(pages);
  if (changes.known) mark(pages, changed);
}

/** What stands in the way of the document is asked for while it does. @param {HTMLElement} pages @param {boolean} fresh */
function tellErrors(pages, fresh) {
  const place = document.getElementById("preview-errors");
  pages.classList.toggle("stale", !fresh);
  if (fresh) place?.replaceChildren();
  else place?.dispatchEvent(new CustomEvent("stale"));
}

/** What the person reads stays where it is: the first visible phrase, else the place itself. @param {HTMLElement} pages */
function anchored(pages) {
  const top = pages.getBoundingClientRect().top;
  const scrolled = pages.scrollTop;
  /** @param {ParentNode} place @param {string} what */
  const seen = (place, what) => Array.from(place.querySelectorAll(what)).find((node) => node.getBoundingClientRect().bottom > top);
  const sheet = seen(pages, ":scope > .sheet");
  const first = sheet && (seen(sheet, "p, tr") ?? sheet);
  const at = first?.getBoundingClientRect().top ?? 0;
  return () => {
    const moved = first?.isConnected ? first.getBoundingClientRect().top - at : scrolled - pages.scrollTop;
    pages.scrollTop += moved;
  };
}

/** Marks what has changed until the next change, and offers the way to it. @param {HTMLElement} pages @param {HTMLElement[]} changed */
function mark(pages, changed) {
  for (const node of pages.querySelectorAll(`.${MARKED}`)) node.classList.remove(MARKED);
  for (const node of changed) node.classList.add(MARKED);
  const first = changed.find((node) => node.isConnected);
  const button = document.getElementById("preview-changed");
  const sheet = first?.closest(".sheet");
  if (!button || !sheet) return;
  button.hidden = false;
  const page = button.querySelector("span");
  if (page) page.textContent = String(Array.from(pages.children).indexOf(sheet) + 1);
  button.onclick = () => first?.scrollIntoView({ block: "center" });
}

/** One stop of the Tab key for all phrases: the arrows go from one to the next, Enter opens. @param {HTMLElement} pages */
function rove(pages) {
  const links = pages.querySelectorAll("a");
  if (pages.querySelector('a[tabindex="0"]')) {
    for (const link of pages.querySelectorAll("a:not([tabindex])")) link.setAttribute("tabindex", "-1");
    return;
  }
  links.forEach((link, n) => link.setAttribute("tabindex", n ? "-1" : "0"));
}

/** @param {KeyboardEvent} event */
function step(event) {
  const link = event.target instanceof Element ? event.target.closest(".pages a") : null;
  const pages = link?.closest(".pages");
  const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!link || !pages || !way) return;
  const links = Array.from(pages.querySelectorAll("a"));
  const next = links[links.indexOf(/** @type {HTMLAnchorElement} */ (link)) + way];
  if (!next) return;
  event.preventDefault();
  link.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

/** A number is explained in a dialog over the page. @param {MouseEvent} event */
async function explain(event) {
  const link = event.target instanceof Element ? event.target.closest(".pages a.value") : null;
  const dialog = document.getElementById("explained");
  if (!(link instanceof HTMLAnchorElement) || !(dialog instanceof HTMLDialogElement)) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  dialog.innerHTML = await answer.text();
  dialog.showModal();
}

/** @param {MouseEvent} event */
function magnify({ target }) {
  const button = target instanceof Element ? target.closest("#preview-larger") : null;
  const pages = button && pagesIn(document);
  if (!pages) return;
  button.setAttribute("aria-pressed", String(pages.classList.toggle("larger")));
  fit(pages);
}

/** @param {MouseEvent} event */
function close({ target }) {
  if (!(target instanceof Element)) return;
  const dialog = target.closest("dialog.explained");
  if (dialog instanceof HTMLDialogElement && (target === dialog || target.closest("[data-close]"))) dialog.close();
}

/** What a pane shows is remembered for the forms that show one sort of documents beside them. */
const memory = () => CHOSEN + document.querySelector("aside.preview")?.getAttribute("hx-get");

/** The document that was chosen last is shown again beside the next form. */
function recall() {
  const select = document.querySelector("aside.preview #preview-document");
  if (!(select instanceof HTMLSelectElement)) return false;
  const chosen = sessionStorage.getItem(memory());
  if (!chosen || chosen === select.value || !select.querySelector(`option[value="${CSS.escape(chosen)}"]`)) return false;
  select.value = chosen;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function begin() {
  const pages = pagesIn(document);
  if (pages && !shown.has(pages) && !recall()) start(pages);
}

document.body.addEventListener("saved", follow);
document.body.addEventListener("keydown", step);
document.body.addEventListener("click", explain);
document.body.addEventListener("click", close);
document.body.addEventListener("click", magnify);
document.body.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.id !== "preview-document") return;
  sessionStorage.setItem(memory(), target.value);
});
document.body.addEventListener("htmx:afterSettle", begin);
begin();
