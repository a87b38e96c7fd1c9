// @ts-check
// Forms: fields are saved as one types, records are opened, added, moved, repeated and taken away.

import "./copying.js";
import "./data.js";
import "./grid.js";
import "./prose.js";
import { act, address, hold, onAnswer, program, seenNow, take, tell } from "./saving.js";
import { kept } from "./keeping.js";
import { goTo, placeRemarks } from "./remarks.js";
import { restore } from "./unsaved.js";
import "./conflicts.js";
import "./picking.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** The field of an event, if it is one that is saved. @param {Event} event @returns {Field | null} */
function fieldOf(event) {
  const field = event.target;
  const isField =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
  return isField && field.dataset.path ? field : null;
}

document.addEventListener("input", (event) => {
  const field = fieldOf(event);
  if (!field) return;
  field.dataset.dirty = "1";
  grow(field);
  take(field.dataset.path ?? "", field.value, field instanceof HTMLSelectElement);
});

document.addEventListener("input", (event) => {
  const line = event.target instanceof HTMLInputElement ? event.target : null;
  const place = `add:${line?.form?.dataset.add}`;
  if (line && kept(program, place)) hold(place, line.value);
});

document.addEventListener("focusout", (event) => {
  const field = fieldOf(event);
  if (!field?.dataset.dirty) return;
  delete field.dataset.dirty;
  take(field.dataset.path ?? "", field.value, true);
});

/** A text shows all its lines. @param {Field} field */
function grow(field) {
  if (!(field instanceof HTMLTextAreaElement) || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** What stands at an id, replaced. @param {string} id @param {string} html */
function replace(id, html) {
  const old = document.getElementById(id);
  if (!old) return;
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = [...holder.content.children];
  old.replaceWith(holder.content);
  fresh.forEach(awaken);
}

onAnswer((answer, fields, step) => {
  for (const [path, text] of Object.entries(answer.understood ?? {})) {
    const place = document.getElementById(`b:${path}`)?.querySelector(".understood");
    if (place) place.textContent = text;
  }
  for (const [id, html] of Object.entries(answer.parts ?? {})) replace(id, html);
  if (answer.parts) restore(false);
  if (answer.others) tell("Сохранено. Другие тоже изменили эту программу: обновите страницу, чтобы увидеть", true);
  if (answer.steps) offer(answer.steps);
  if (answer.go) location.assign(answer.go);
  const isGone = fields.do === "remove" || (step === "regroup" && !answer.dialog);
  if (isGone) afterRemoval(fields.path, answer.said || "Удалено");
  else if (answer.focus) goTo(answer.focus);
});

/** @param {{undo: boolean, redo: boolean}} steps */
function offer(steps) {
  for (const name of /** @type {const} */ (["undo", "redo"])) {
    const button = document.getElementById(name);
    if (button instanceof HTMLButtonElement) button.disabled = !steps[name];
  }
}

/** Leads to what stands now where a record was, and offers to take it back. @param {string} path @param {string} said */
function afterRemoval(path, said) {
  tell(`${said}. Вернуть: кнопка «Отменить» или Ctrl+Z`);
  const list = path.slice(0, path.lastIndexOf("/"));
  if (!goTo(path)) goTo(list);
}

// Records

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  const item = /** @type {HTMLElement | null} */ (button.closest("[data-item]"));
  if (button.dataset.do && item) act("change", { do: button.dataset.do, path: item.dataset.item ?? "" });
  const to = button.dataset.regroup !== undefined && button.parentElement?.querySelector("select");
  if (to && item) act("regroup", { path: item.dataset.item ?? "", to: to.value });
  if (button.dataset.fix) act("mend", { key: button.dataset.fix });
  if (button.dataset.rest) openRest(button, button.dataset.rest);
  if (button.id === "undo" || button.id === "redo") act(button.id, {});
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !(form.dataset.add || form.dataset.invent || form.dataset.key)) return;
  event.preventDefault();
  const filled = new FormData(form);
  const text = String(filled.get("text") ?? "");
  if (form.dataset.key) {
    const key = String(filled.get("key") ?? "").trim();
    if (key && text.trim()) act("change", { do: "put", path: form.dataset.key, key, text });
    return;
  }
  if (form.dataset.invent) {
    if (text.trim()) act("invent", { text, kind: String(filled.get("kind") ?? "") });
    return;
  }
  if (form.dataset.field && !text.trim()) return;
  act("change", { do: "add", path: form.dataset.add ?? "", field: form.dataset.field ?? "", text });
});

document.addEventListener(
  "toggle",
  (event) => {
    const record = event.target;
    if (!(record instanceof HTMLDetailsElement) || !record.open || !record.dataset.inside) return;
    const path = record.dataset.inside;
    delete record.dataset.inside;
    fill(record.querySelector(".inside"), path);
  },
  true,
);

/** Fetches what is in a record. @param {Element | null} place @param {string} path */
async function fill(place, path) {
  if (!place) return;
  place.innerHTML = '<p class="hint">Открывается…</p>';
  try {
    const answer = await fetch(address("inside", { path, seen: seenNow() }));
    if (answer.headers.has("HX-Refresh")) return location.reload();
    place.innerHTML = await answer.text();
  } catch {
    place.innerHTML = '<p class="remark error">Нет связи с программой: закройте и откройте запись ещё раз.</p>';
  }
  awaken(place);
  restore(true);
  placeRemarks();
}

/** What loads itself, begins to. @param {Element} place */
function awaken(place) {
  Reflect.get(window, "htmx").process(place);
}

/** Opens or closes what a row does not show. @param {HTMLButtonElement} button @param {string} path */
function openRest(button, path) {
  const row = button.closest("tr");
  let next = row?.nextElementSibling;
  while (next?.classList.contains("noted")) next = next.nextElementSibling;
  if (next?.classList.contains("rest")) {
    next.remove();
    button.setAttribute("aria-expanded", "false");
    placeRemarks();
    return;
  }
  const rest = document.createElement("tr");
  rest.className = "rest";
  rest.dataset.item = path;
  rest.insertCell();
  const cell = rest.insertCell();
  cell.colSpan = (row?.cells.length ?? 2) - 1;
  const place = document.createElement("div");
  place.className = "inside";
  cell.append(place);
  row?.after(rest);
  button.setAttribute("aria-expanded", "true");
  fill(place, path);
}

// The document beside the form

const look = document.querySelector("#look");
const frame = document.querySelector(".frame");
const ROOMY = 1500;

/** Shows the document beside the form, or takes it away. @param {boolean} isShown */
function showDocument(isShown) {
  const beside = document.querySelector("#beside");
  if (!frame || !(beside instanceof HTMLTemplateElement)) return;
  frame.classList.toggle("with-aside", isShown);
  look?.setAttribute("aria-pressed", String(isShown));
  if (!isShown) document.querySelector("#preview")?.remove();
  else if (!document.querySelector("#preview")) {
    frame.append(beside.content.cloneNode(true));
    awaken(frame);
  }
}

look?.addEventListener("click", () => {
  const isShown = look.getAttribute("aria-pressed") !== "true";
  localStorage.setItem("look", isShown ? "1" : "0");
  showDocument(isShown);
});

showDocument((localStorage.getItem("look") ?? (window.innerWidth >= ROOMY ? "1" : "0")) === "1");

// Keys

document.addEventListener("keydown", (event) => {
  const line = event.target instanceof Element && event.target.matches("textarea:is(.line, .title, .notated)");
  if (line && event.key === "Enter") event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const isText = Boolean(target?.closest("input, textarea"));
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ" && !isText) {
    event.preventDefault();
    act(event.shiftKey ? "redo" : "undo", {});
  }
  const item = /** @type {HTMLElement | null | undefined} */ (target?.closest("[data-item]"));
  if (event.altKey && !event.shiftKey && item && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    act("change", { do: event.key === "ArrowUp" ? "up" : "down", path: item.dataset.item ?? "" });
  }
});

// At the beginning

restore(true);
placeRemarks();
for (const field of document.querySelectorAll("textarea")) grow(field);

/** Goes to the field that the address names, or to the nearest thing around it. */
function goToNamed() {
  let path = decodeURIComponent(location.hash.slice(3));
  while (path && !goTo(path)) path = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

if (location.hash.startsWith("#f:")) {
  goToNamed();
  // Once all is loaded, browsers scroll to the place themselves and take the caret out of it.
  window.addEventListener("load", () => setTimeout(() => document.activeElement === document.body && goToNamed()));
}
