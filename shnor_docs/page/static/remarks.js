// @ts-check
// Remarks beside their fields: the list on top of the screen holds them, copies stand where they arise.

import { address, nearest, part } from "./saving.js";

/** So many remarks stand beside one field; the others are folded below them. */
const MOST = 3;

/** What is unfolded stays so while one types. @type {Set<string>} */
const unfolded = new Set();

/** Shows each remark of the list beside its field, and how many there are in what is closed. */
export function placeRemarks() {
  const back = wayBack();
  const remarks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#remarks [data-about]")]);
  for (const told of document.querySelectorAll(".told")) told.replaceChildren();
  for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const remark of remarks) beside(remark);
  for (const told of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".told"))) fold(told);
  count(remarks.map((remark) => remark.dataset.about ?? ""));
  back();
  document.body.dispatchEvent(new CustomEvent("unsaved"));
}

/** Who stands on a link of a remark stays on it, if it is still there; else in its field. */
function wayBack() {
  const link = document.activeElement;
  const place = link?.closest(".told")?.parentElement;
  if (!link || !place) return () => {};
  return () => {
    const same = [...place.querySelectorAll(".told a, .told button, .told summary")].find((other) => other.outerHTML === link.outerHTML);
    const field = same ?? document.getElementById(`i:${place.id.slice(2)}`);
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  };
}

/** @param {HTMLElement} remark */
function beside(remark) {
  const path = remark.dataset.about ?? "";
  const place = nearest(path);
  if (!place) return;
  const copy = /** @type {HTMLElement} */ (remark.cloneNode(true));
  const told = place.id.slice(2);
  const isHere = path === told || path.startsWith(`${told}/`);
  if (isHere || told.startsWith(`${path}/`)) copy.querySelector(".jump")?.remove(); // else it is about a field that this row does not show
  if (place.closest("td.cell")) for (const link of copy.querySelectorAll("a, button")) link.setAttribute("tabindex", "-1");
  place.querySelector(".told")?.append(copy);
  const input = document.getElementById(`i:${told}`);
  if (input && isHere && remark.classList.contains("error")) input.setAttribute("aria-invalid", "true");
}

/** @param {HTMLElement} told */
function fold(told) {
  const rest = [...told.children].slice(MOST);
  if (rest.length < 2) return;
  const place = told.parentElement?.id ?? "";
  const folded = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = `Ещё замечаний: ${rest.length}`;
  folded.append(summary, ...rest);
  folded.open = unfolded.has(place);
  folded.addEventListener("toggle", () => (folded.open ? unfolded.add(place) : unfolded.delete(place)));
  told.append(folded);
}

/** @param {string[]} paths */
function count(paths) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
    const path = place.dataset.count ?? "";
    const number = paths.filter((about) => about === path || about.startsWith(`${path}/`)).length;
    place.textContent = number ? String(number) : "";
    place.title = number ? `Замечаний: ${number}` : "";
  }
}

/** The list that was taken last, and what shows it. @type {{html: string, list: Element | null}} */
const taken = { html: "", list: null };

/** Another list of remarks. @param {string} html */
function takeRemarks(html) {
  const old = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#remarks"));
  if (!old || (old === taken.list && html === taken.html)) return;
  const isOpen = old.open;
  old.outerHTML = html;
  const fresh = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#remarks"));
  if (fresh) fresh.open = isOpen;
  Object.assign(taken, { html, list: fresh });
  placeRemarks();
}

let isAsking = false;
let isDue = false;

/** Asks what is remarked by now; while an answer is awaited, further changes wait for one more question. */
async function askRemarks() {
  isDue = true;
  if (isAsking) return;
  isAsking = true;
  while (isDue) {
    isDue = false;
    try {
      const answer = await fetch(address("remarked", { part }), { headers: { "HX-Request": "true" } });
      if (answer.ok && !isDue) takeRemarks(await answer.text());
    } catch {
      break; // saving tells that nobody answers, and asks again
    }
  }
  isAsking = false;
  document.body.dispatchEvent(new CustomEvent("remarked"));
}

/** Milliseconds in which the question of the document beside the form is surely heard: it is answered sooner. */
const AFTER_DOCUMENT = 8;

document.body.addEventListener("saved", () => setTimeout(askRemarks, AFTER_DOCUMENT));

/** Goes to a field: opens what is closed around it; false if it is not on this screen. @param {string} path */
export function goTo(path) {
  const place = document.getElementById(`f:${path}`);
  if (!place) return false;
  for (let around = place.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    around.open = true;
  place.scrollIntoView({ block: "center" });
  const input = document.getElementById(`i:${path}`) ?? place.querySelector("input, textarea, select, summary, button");
  if (input instanceof HTMLElement) input.focus({ preventScroll: true });
  if (input instanceof HTMLTextAreaElement) input.setSelectionRange(input.value.length, input.value.length);
  return true;
}

/** Goes to a line of the file that is shown as a text; false if none is. @param {number} line */
function goToLine(line) {
  const whole = /** @type {HTMLTextAreaElement | null} */ (document.querySelector("textarea.whole"));
  if (!whole || !line) return false;
  const start = whole.value.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const end = whole.value.indexOf("\n", start);
  whole.focus();
  whole.setSelectionRange(start, end < 0 ? whole.value.length : end);
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.jump") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  const about = /** @type {HTMLElement | null} */ (link.closest("[data-about]"));
  const path = about?.dataset.about ?? "";
  if (!goToLine(Number(about?.dataset.line)) && !goTo(path)) location.assign(address("go", { path }));
});
