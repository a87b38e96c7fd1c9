// @ts-check
// Rows of data tables: a cell is saved when one leaves it, rows are added and pasted.

import { tableOf } from "./pasting.js";
import { act, onAnswer } from "./saving.js";

/** The cell of an event. @param {Event} event */
function cellOf(event) {
  const cell = event.target;
  return cell instanceof HTMLInputElement && cell.dataset.cell ? cell : null;
}

/** @param {HTMLElement} place */
const tableAround = (place) => /** @type {HTMLElement} */ (place.closest("[data-table]"));

document.addEventListener("change", (event) => {
  const cell = cellOf(event);
  if (!cell) return;
  const value = { [cell.dataset.cell ?? ""]: cell.value };
  if (rowOf(cell)) save(cell, { [rowOf(cell)]: value });
  else save(cell, {}, [value]);
});

/** @param {HTMLElement} cell */
const rowOf = (cell) => cell.closest("tr")?.dataset.row ?? "";

/**
 * @param {HTMLElement} place
 * @param {Record<string, Record<string, string>>} cells
 * @param {Record<string, string>[]} [more]
 */
function save(place, cells, more = []) {
  act("cells", {
    table: tableAround(place).dataset.table ?? "",
    cells: JSON.stringify(cells),
    more: JSON.stringify(more),
  });
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
  for (const texts of rows) {
    const values = Object.fromEntries(texts.slice(0, columns.length - from).map((text, n) => [columns[from + n], text]));
    if (row?.dataset.row) cells[row.dataset.row] = values;
    else more.push(values);
    row = /** @type {HTMLTableRowElement | null} */ (row?.nextElementSibling ?? null);
  }
  save(cell, cells, more);
});

onAnswer((answer, fields) => {
  if (!fields.table || answer.dialog || !(fields.more !== "[]" || Object.keys(JSON.parse(fields.cells)).length > 1)) return;
  const place = document.querySelector(`[data-table="${CSS.escape(fields.table)}"]`)?.closest(".rows");
  if (place) Reflect.get(window, "htmx").trigger(place, "anew");
});
