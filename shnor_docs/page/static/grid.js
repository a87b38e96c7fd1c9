// @ts-check
// Tables to type in: keys that lead from cell to cell, rows pasted from Excel and Word.

import { tableOf } from "./pasting.js";
import { act } from "./saving.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement} Cell */

const CELLS = "td.cell input, td.cell textarea, td.cell select, td.cell .pick";

/** The cell of an event, if it is one of a table. @param {Event} event @returns {Cell | null} */
function cellOf(event) {
  const target = event.target instanceof Element ? event.target.closest(CELLS) : null;
  return target?.closest("[data-grid]") ? /** @type {Cell} */ (target) : null;
}

/**
 * The cell so many columns and rows away; null beyond the edge.
 * @param {Cell} cell
 * @param {number} right
 * @param {number} down
 */
function away(cell, right, down) {
  const place = /** @type {HTMLTableCellElement} */ (cell.closest("td"));
  let row = /** @type {Element | null} */ (place.closest("tr"));
  for (let left = Math.abs(down); left && row; left -= 1)
    do row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (row?.classList.contains("rest"));
  if (!(row instanceof HTMLTableRowElement)) return null;
  const found = row.cells[place.cellIndex + right];
  return /** @type {Cell | null} */ (found?.matches(".cell") ? found.querySelector("input, textarea, select, .pick") : null);
}

/** @param {Cell | null} cell @param {boolean} atEnd */
function enter(cell, atEnd) {
  if (!cell) return false;
  cell.focus();
  if (cell instanceof HTMLTextAreaElement || cell instanceof HTMLInputElement) {
    const place = atEnd ? cell.value.length : 0;
    cell.setSelectionRange(place, place);
  }
  return true;
}

/** Below the last row the next record is begun. @param {Cell} cell */
function below(cell) {
  const next = away(cell, 0, 1);
  if (next) return enter(next, true);
  const adding = cell.closest("[data-list]")?.querySelector(":scope > .adding input, :scope > .adding select");
  if (adding instanceof HTMLElement) adding.focus();
  return Boolean(adding);
}

/** Whether the caret is where a key would not move it any more. @param {Cell} cell @param {boolean} atEnd */
function isAtEdge(cell, atEnd) {
  if (cell instanceof HTMLSelectElement) return false;
  if (cell instanceof HTMLButtonElement) return true;
  const { selectionStart: start, selectionEnd: end } = cell;
  return start === end && start === (atEnd ? cell.value.length : 0);
}

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event);
  if (!cell || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" && cell.matches("textarea.prose, textarea.lines") && (event.altKey || event.shiftKey)) {
    event.preventDefault();
    const text = /** @type {HTMLTextAreaElement} */ (cell);
    text.setRangeText("\n", text.selectionStart, text.selectionEnd, "end");
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  if (event.altKey || event.shiftKey) return;
  if (moved(event, cell)) event.preventDefault();
});

/** @param {KeyboardEvent} event @param {Cell} cell */
function moved(event, cell) {
  switch (event.key) {
    case "Enter":
      return !(cell instanceof HTMLButtonElement) && below(cell);
    case "ArrowDown":
      return isAtEdge(cell, true) && enter(away(cell, 0, 1), false);
    case "ArrowUp":
      return isAtEdge(cell, false) && enter(away(cell, 0, -1), true);
    case "ArrowRight":
      return isAtEdge(cell, true) && enter(away(cell, 1, 0), false);
    case "ArrowLeft":
      return isAtEdge(cell, false) && enter(away(cell, -1, 0), true);
  }
  return false;
}

document.addEventListener("paste", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-table]")) return; // data.js takes it
  const rows = event.clipboardData && tableOf(event.clipboardData);
  if (!rows) return;
  const cell = cellOf(event);
  const list = /** @type {HTMLElement | null} */ (
    event.target instanceof Element ? event.target.closest("[data-list]") : null
  );
  if (!list || !(cell || event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const place = cell?.closest("td");
  act("paste", {
    path: list.dataset.list ?? "",
    row: cell ? String(rowOf(cell)) : "",
    column: String(place ? place.cellIndex - 1 : 0),
    cells: JSON.stringify(rows),
  });
});

/** @param {Cell} cell */
function rowOf(cell) {
  const path = cell.closest("tr")?.dataset.item ?? "";
  return Number(path.slice(path.lastIndexOf("/") + 1));
}
