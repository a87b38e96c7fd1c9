// @ts-check
// Tables to type in, copied as Excel and Word take them: the whole with its headings, or cells that are chosen.

import { tell } from "./saving.js";

/** @typedef {{first: HTMLTableCellElement, last: HTMLTableCellElement}} Range two corners of chosen cells */

/** @type {Range | null} */
let range = null;

/** What a cell says. @param {HTMLTableCellElement} cell */
function textOf(cell) {
  const input = cell.querySelector("input, textarea, select, .pick, .call");
  if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) return input.value.trim();
  if (input instanceof HTMLSelectElement) return input.value ? (input.selectedOptions[0]?.textContent ?? "").trim() : "";
  if (input?.matches(".pick")) return [...input.querySelectorAll(".chip")].map((chip) => chip.textContent).join("; ");
  return ((cell.matches(".cell") ? input : cell)?.textContent ?? "").trim();
}

/** The rows of a table that are records. @param {HTMLTableElement} table */
const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => !row.classList.contains("rest"));

/** A whole table with its headings; what only buttons stand in is left out. @param {HTMLTableElement} table @returns {string[][]} */
function whole(table) {
  const titles = [...(table.tHead?.rows ?? [])].at(-1);
  const groups = table.tHead && table.tHead.rows.length > 1 ? [...table.tHead.rows[0].cells].flatMap((cell) => Array(cell.colSpan).fill(textOf(cell))) : [];
  const heads = [...(titles?.cells ?? [])].slice(0, -1).map((cell, n) => `${groups[n] ?? ""} ${textOf(cell)}`.trim());
  return [heads, ...rowsOf(table).map((row) => [...row.cells].slice(0, -1).map(textOf))];
}

/** The chosen cells, row by row. @param {Range} chosen @returns {HTMLTableCellElement[][]} */
function cellsOf({ first, last }) {
  const table = /** @type {HTMLTableElement} */ (first.closest("table"));
  const rows = rowsOf(table);
  const [top, bottom] = [first, last].map((cell) => rows.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement))).sort((a, b) => a - b);
  const [left, right] = [first.cellIndex, last.cellIndex].sort((a, b) => a - b);
  return rows.slice(top, bottom + 1).map((row) => [...row.cells].slice(left, right + 1));
}

/** Text as Excel writes it: a cell of several lines is in quotes. @param {string[][]} rows */
const plain = (rows) => rows.map((row) => row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t")).join("\r\n");

/** The same as a table. @param {string[][]} rows */
function html(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const made = table.insertRow();
    for (const text of row) text.split("\n").forEach((line, n, lines) => {
      const cell = n ? /** @type {HTMLTableCellElement} */ (made.lastElementChild) : made.insertCell();
      cell.append(line, ...(n < lines.length - 1 ? [document.createElement("br")] : []));
    });
  }
  return table.outerHTML;
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  const table = button?.closest("[data-list]")?.querySelector(":scope > .scroll > table");
  if (!(table instanceof HTMLTableElement)) return;
  const rows = whole(table);
  const parts = Object.entries({ "text/plain": plain(rows), "text/html": html(rows) });
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts.map(([type, text]) => [type, new Blob([text], { type })])))]);
    tell(`Таблица скопирована: ${rows.length - 1} стр. с заголовками`);
  } catch {
    tell("Браузер не дал скопировать: разрешите странице буфер обмена", true);
  }
});

// Cells are chosen by Shift and a click, or Alt+Shift and the arrows; Ctrl+C copies them.

/** @param {EventTarget | null} target @returns {HTMLTableCellElement | null} */
const cellAt = (target) => (target instanceof Element ? target.closest("[data-grid] > tbody > tr > td.cell") : null);

/** Chooses the cells between two corners, or none. @param {Range | null} chosen */
function choose(chosen) {
  for (const cell of document.querySelectorAll("td.chosen")) cell.classList.remove("chosen");
  range = chosen;
  const cells = range ? cellsOf(range) : [];
  for (const cell of cells.flat()) cell.classList.add("chosen");
  if (range) tell(`Выбрано: ${cells.length} × ${cells[0].length}. Скопировать: Ctrl+C`);
}

document.addEventListener("mousedown", (event) => {
  const cell = cellAt(event.target);
  const from = cellAt(document.activeElement);
  if (event.shiftKey && cell && from && cell !== from && cell.closest("table") === from.closest("table")) {
    event.preventDefault();
    choose({ first: from, last: cell });
  } else if (range) choose(null);
});

document.addEventListener("keydown", (event) => {
  const from = cellAt(document.activeElement);
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  if (event.altKey && event.shiftKey && from && step) {
    event.preventDefault();
    event.stopImmediatePropagation();
    extend(from, step);
  } else if (range && !["Shift", "Alt", "Control", "Meta"].includes(event.key) && !(event.ctrlKey || event.metaKey)) choose(null);
}, true);

/** @param {HTMLTableCellElement} from @param {number[]} step */
function extend(from, [right, down]) {
  const last = range?.last ?? from;
  const rows = rowsOf(/** @type {HTMLTableElement} */ (from.closest("table")));
  const row = rows[rows.indexOf(/** @type {HTMLTableRowElement} */ (last.parentElement)) + down];
  const next = row?.cells[last.cellIndex + right];
  choose({ first: from, last: next?.matches(".cell") ? next : last });
}

document.addEventListener("copy", (event) => {
  if (!range || !event.clipboardData) return;
  const rows = cellsOf(range).map((row) => row.map(textOf));
  event.preventDefault();
  event.clipboardData.setData("text/plain", plain(rows));
  event.clipboardData.setData("text/html", html(rows));
  tell(`Скопировано: ${rows.length} × ${rows[0].length}`);
});
