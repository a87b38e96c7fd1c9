// @ts-check
// What was typed and refused stands in its field, with the reason beside it and a way on: once more, or as it was.

import { sendCell } from "./data.js";
import { inputOf, isAdded, isField, put, textOf } from "./inputs.js";
import { forget, kept, keptOf } from "./keeping.js";
import { giveUp, hold, isQueued, isUnsaved, program, take, tell } from "./saving.js";

/** @typedef {import("./keeping.js").Kept} Kept */
/** @typedef {import("./inputs.js").Input} Input */

const OTHER = '<div class="remark error"><p><strong>Не сохранено:</strong> пока вас не было, здесь записали другое.</p></div>';

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();

/** Puts texts back into fields that have come anew; what nothing speaks against is sent once more. @param {boolean} isSent */
export function restore(isSent) {
  for (const [place, text] of keptOf(program)) {
    const input = inputOf(place);
    if (input) putBack(input, place, text, isSent);
  }
  showNotes();
}

/** @param {Input} input @param {string} place @param {Kept} text @param {boolean} isSent */
function putBack(input, place, text, isSent) {
  if (isQueued(place)) {
    put(input, text.text, text.names);
    return;
  }
  const there = textOf(input);
  if (plain(there) === plain(text.text)) {
    if (!text.why && isSent && !isAdded(place)) forget(program, place);
    return;
  }
  if (plain(there) !== plain(text.base) || !put(input, text.text, text.names)) return;
  if (isSent && !isAdded(place)) again(place);
}

/** Sends what is in a field once more. @param {string} place */
function again(place) {
  const input = inputOf(place);
  if (!input) return;
  if (place.startsWith("cell:")) sendCell(/** @type {HTMLInputElement} */ (input));
  else if (place.startsWith("add:")) input.form?.requestSubmit();
  else take(place, textOf(input), true, kept(program, place)?.names);
}

/** Says beside each field whose text was refused, why. */
export function showNotes() {
  const stale = new Set(document.querySelectorAll(".unsaved-note"));
  for (const input of document.querySelectorAll(".unsaved")) input.classList.remove("unsaved");
  for (const [place, text] of keptOf(program)) {
    const input = inputOf(place);
    const isOther = Boolean(input && textOf(input) !== text.text && !isQueued(place));
    if (!input || !(text.why || isOther)) continue;
    const made = note(place, text, isOther);
    const old = document.getElementById(made.id);
    if (old?.outerHTML === made.outerHTML) stale.delete(old);
    else attach(input, place, made);
    input.setAttribute("aria-invalid", "true");
    input.classList.add("unsaved");
  }
  for (const old of stale) (old.closest("tr.noted") ?? old).remove();
}

/** Of a table, in a row of its own below: a cell is too narrow. @param {Input} input @param {string} place @param {HTMLElement} made */
function attach(input, place, made) {
  const row = input.closest("td.cell")?.closest("tr");
  const beside = isField(place) ? document.getElementById(`b:${place}`) : null;
  if (row || !beside) input.setAttribute("aria-describedby", beside ? `${beside.id} ${made.id}` : made.id);
  if (row) row.after(below(row, made));
  else if (beside) beside.append(made);
  else input.form?.append(made);
}

/** @param {HTMLTableRowElement} row @param {HTMLElement} made */
function below(row, made) {
  const noted = document.createElement("tr");
  noted.className = "rest noted";
  noted.insertCell();
  const cell = noted.insertCell();
  cell.colSpan = row.cells.length - 1;
  const inside = document.createElement("div");
  inside.className = "inside";
  inside.append(made);
  cell.append(inside);
  return noted;
}

/** @param {string} place @param {Kept} text @param {boolean} isOther */
function note(place, text, isOther) {
  const made = document.createElement("div");
  made.className = "unsaved-note";
  made.dataset.place = place;
  made.id = `u:${place}`;
  made.innerHTML = isOther ? OTHER : (text.why ?? "");
  const told = made.firstElementChild ?? made;
  if (inputOf(place)?.closest("td.cell")) told.prepend(paragraph("about", text.name));
  if (isOther) told.append(paragraph("typed", `Ваш текст: «${(text.names ?? [text.text]).join("; ")}»`));
  const ways = paragraph("ways", "");
  ways.append(button("again", isOther ? "Записать мой текст" : isAdded(place) ? "Добавить ещё раз" : "Сохранить ещё раз"));
  ways.append(button("drop", isOther ? "Оставить, как записано" : "Убрать мой текст"));
  told.append(ways);
  return made;
}

/** @param {string} kind @param {string} text */
function paragraph(kind, text) {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}

/** @param {string} doing @param {string} name */
function button(doing, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.unsaved = doing;
  made.textContent = name;
  return made;
}

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button[data-unsaved]") : null;
  const place = /** @type {HTMLElement | null | undefined} */ (pressed?.closest("[data-place]"))?.dataset.place;
  const input = place === undefined ? null : inputOf(place);
  const text = place === undefined ? undefined : kept(program, place);
  if (!(pressed instanceof HTMLElement) || place === undefined || !input || !text) return;
  if (pressed.dataset.unsaved === "again") {
    put(input, text.text, text.names);
    hold(place, text.text, text.names);
    again(place);
  } else drop(input, place, text);
  input.focus();
});

/** @param {Input} input @param {string} place @param {Kept} text */
function drop(input, place, text) {
  giveUp(place);
  if (textOf(input) === text.text) put(input, text.base, text.baseNames);
  input.removeAttribute("aria-invalid");
  tell("Осталось, как записано");
  document.body.dispatchEvent(new CustomEvent("unsaved"));
}

document.body.addEventListener("unsaved", showNotes);
document.body.addEventListener("htmx:afterSettle", () => restore(true));
window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
