// @ts-check
// Rows of data tables: a cell is saved when one leaves it, rows are added and pasted.

import { placeOfCell } from "./inputs.js";
import { forget, kept } from "./keeping.js";
import { tableOf } from "./pasting.js";
import { act, hold, isQueued, onAnswer, program, queue, seenNow } from "./saving.js";

/** The cell of an event. @param {Event} event */
function cellOf(event) {
  const cell = event.target;
  return cell instanceof HTMLInputElement && cell.dataset.cell ? cell : null;
}

/** @param {HTMLElement} place */
const tableAround = (place) => /** @type {HTMLElement} */ (place.closest("[data-table]"));

document.addEventListener("input", (event) => {
  const cell = cellOf(event);
  if (cell) hold(placeOf(cell), cell.value);
});

document.addEventListener("change", (event) => {
  const cell = cellOf(event);
  if (cell) sendCell(cell);
});

document.addEventListener("focusout", (event) => {
  const cell = cellOf(event);
  const held = cell && kept(program, placeOf(cell));
  if (cell && held && !held.why && !isQueued(placeOf(cell)) && cell.value === held.base) forget(program, placeOf(cell));
});

/** Saves the cell at a place, once more if it was refused. @param {HTMLInputElement} cell */
export function sendCell(cell) {
  const value = { [cell.dataset.cell ?? ""]: cell.value };
  const fields = rowOf(cell) ? fieldsOf(cell, { [rowOf(cell)]: value }) : fieldsOf(cell, {}, [value]);
  hold(placeOf(cell), cell.value);
  queue(placeOf(cell), { step: "cells", fields, text: cell.value });
}

/** @param {HTMLInputElement} cell */
const placeOf = (cell) => placeOfCell(tableAround(cell).dataset.table ?? "", rowOf(cell), cell.dataset.cell ?? "");

/** @param {HTMLElement} cell */
const rowOf = (cell) => cell.closest("tr")?.dataset.row ?? "";

/**
 * @param {HTMLElement} place
 * @param {Record<string, Record<string, string>>} cells
 * @param {Record<string, string>[]} [more]
 * @param {string} [header] what the pasted heading said that is not saved
 */
function fieldsOf(place, cells, more = [], header = "") {
  const table = tableAround(place).dataset.table ?? "";
  return { header, table, cells: JSON.stringify(cells), more: JSON.stringify(more) };
}

document.addEventListener("paste", (event) => {
  const cell = cellOf(event);
  const rows = cell && event.clipboardData && tableOf(event.clipboardData);
  if (!cell || !rows) return;
  event.preventDefault();
  const columns = [...(cell.closest("tr")?.querySelectorAll("[data-cell]") ?? [])].map((c) => c.getAttribute("data-cell") ?? "");
  const from = columns.indexOf(cell.dataset.cell ?? "");
  /** @type {Record<string, Record<string, string>>} */
  const cells = {};
  const more = [];
  let row = cell.closest("tr");
  const header = isHeading(rows[0], cell, from) ? rows.shift() ?? [] : [];
  for (const texts of rows) {
    const values = Object.fromEntries(texts.slice(0, columns.length - from).map((text, n) => [columns[from + n], text]));
    if (row?.dataset.row) cells[row.dataset.row] = values;
    else more.push(values);
    do row = /** @type {HTMLTableRowElement | null} */ (row?.nextElementSibling ?? null);
    while (row?.classList.contains("noted"));
  }
  act("cells", fieldsOf(cell, cells, more, header.join(", ")));
});

/** Whether pasted texts are the headings of the columns they go into. @param {string[]} texts @param {HTMLElement} cell @param {number} from */
function isHeading(texts, cell, from) {
  const titles = [...(cell.closest("table")?.tHead?.rows[0].cells ?? [])].slice(1 + from);
  const plain = (/** @type {string | null | undefined} */ text) => (text ?? "").trim().toLowerCase();
  return texts.some(plain) && texts.every((text, n) => plain(text) === plain(titles[n]?.textContent));
}

document.addEventListener("htmx:configRequest", (event) => {
  const { path, parameters } = /** @type {CustomEvent} */ (event).detail;
  if (path.includes("/rows?")) parameters.seen = seenNow();
});

onAnswer((answer, fields) => {
  if (!fields.table || answer.dialog) return;
  if (fields.choice !== "mine" && fields.more === "[]" && Object.keys(JSON.parse(fields.cells)).length < 2) return;
  const place = document.querySelector(`[data-table="${CSS.escape(fields.table)}"]`)?.closest(".rows");
  if (place) Reflect.get(window, "htmx").trigger(place, "anew");
});
