// @ts-check
// Remarks beside their fields: the list on top of the screen holds them, copies stand where they arise.

import { address, nearest } from "./saving.js";

/** Shows each remark of the list beside its field, and how many there are in what is closed. */
export function placeRemarks() {
  const remarks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#remarks [data-about]")]);
  for (const told of document.querySelectorAll(".told")) told.replaceChildren();
  for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const remark of remarks) beside(remark);
  count(remarks.map((remark) => remark.dataset.about ?? ""));
}

/** @param {HTMLElement} remark */
function beside(remark) {
  const path = remark.dataset.about ?? "";
  const place = nearest(path);
  if (!place) return;
  place.querySelector(".told")?.append(remark.cloneNode(true));
  const input = document.getElementById(`i:${place.id.slice(2)}`);
  if (input && remark.classList.contains("error")) input.setAttribute("aria-invalid", "true");
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

/** Another list of remarks. @param {string} html */
export function takeRemarks(html) {
  const old = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#remarks"));
  if (!old) return;
  const isOpen = old.open;
  old.outerHTML = html;
  const fresh = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#remarks"));
  if (fresh) fresh.open = isOpen;
  placeRemarks();
}

/** Goes to a field: opens what is closed around it; false if it is not on this screen. @param {string} path */
export function goTo(path) {
  const place = document.getElementById(`f:${path}`);
  if (!place) return false;
  for (let around = place.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    around.open = true;
  place.scrollIntoView({ block: "center" });
  const input = document.getElementById(`i:${path}`) ?? place.querySelector("input, textarea, select, summary, button");
  if (input instanceof HTMLElement) input.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.jump") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  const path = link.closest("[data-about]")?.getAttribute("data-about") ?? "";
  if (!goTo(path)) location.assign(address("go", { path }));
});
