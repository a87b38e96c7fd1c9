// @ts-check
/** Divides a paragraph between lines, and a row between the lines of its cells, as Word does at the foot of a sheet. */

import { bench, plain, remember, size } from "./preview-measure.js";

/** @typedef {[HTMLElement, HTMLElement] | null} Halves */

/** @type {WeakMap<object, Map<number, Halves>>} halves by the size that was measured: measured anew, divided anew */
const divided = new WeakMap();
const LEAST_LINES = 2;
/** Pixels under the last line of a cell: its margin and its border. */
const BELOW_CELL = 3;

/**
 * The paragraph in two, the first not higher than the room; null if no line may stand alone there.
 * @param {HTMLElement} node @param {number} room @param {boolean} turned @returns {Halves}
 */
export function divideParagraph(node, room, turned) {
  const { height, line } = size(node);
  if (!line) return null;
  const lines = Math.round(height / line);
  let fit = Math.floor((room + 0.5) / line);
  if (lines - fit < LEAST_LINES) fit = lines - LEAST_LINES;
  return fit < LEAST_LINES ? null : once(node, fit, () => paragraphHalves(node, fit, turned));
}

/** @param {HTMLElement} node @param {number} fit @param {boolean} turned @returns {Halves} */
function paragraphHalves(node, fit, turned) {
  const { height, above, below, line } = size(node);
  const head = copyOf(node);
  bench(turned).append(head);
  const limit = head.getBoundingClientRect().top + (fit + 0.5) * line;
  const rest = cut(head, limit);
  head.remove();
  if (!rest) return null;
  const tail = copyOf(node, false);
  tail.classList.add("rest");
  tail.append(rest);
  remember(head, { height: fit * line, above, below: 0, line: 0, turned });
  remember(tail, { height: height - fit * line, above: 0, below, line, turned });
  return [head, tail];
}

/**
 * The row in two, the first not higher than the room; null if some cell would have no line there.
 * @param {HTMLTableRowElement} row @param {HTMLElement} table @param {number} room @param {boolean} turned
 * @returns {Halves}
 */
export function divideRow(row, table, room, turned) {
  return once(row, Math.floor(room), () => rowHalves(row, table, room, turned));
}

/** @type {(row: HTMLTableRowElement, table: HTMLElement, room: number, turned: boolean) => Halves} */
function rowHalves(row, table, room, turned) {
  const shell = /** @type {HTMLTableElement} */ (table.cloneNode(true));
  const head = /** @type {HTMLTableRowElement} */ (copyOf(row));
  const tail = /** @type {HTMLTableRowElement} */ (copyOf(row, false));
  shell.tBodies[0].append(head);
  bench(turned).append(shell);
  const limit = head.getBoundingClientRect().top + room - BELOW_CELL;
  const rests = Array.from(head.cells, (cell) => cut(cell, limit));
  const whole = Array.from(head.cells).every((cell, n) => cell.textContent?.trim() || !rests[n]);
  if (whole && rests.some(Boolean)) tail.append(...rests.map((rest, n) => cellOf(head.cells[n], rest)));
  const height = head.getBoundingClientRect().height;
  if (tail.cells.length) shell.tBodies[0].append(tail);
  const below = tail.getBoundingClientRect().height;
  shell.remove();
  if (!tail.cells.length || height > room + 1) return null;
  remember(head, plain(height, turned));
  remember(tail, plain(below, turned));
  return [head, tail];
}

/** @param {HTMLTableCellElement} cell @param {DocumentFragment | null} rest */
function cellOf(cell, rest) {
  const below = /** @type {HTMLTableCellElement} */ (cell.cloneNode(false));
  if (rest) {
    rest.firstElementChild?.classList.add("rest");
    below.append(rest);
  }
  return below;
}

/** @param {HTMLElement} node */
function copyOf(node, deep = true) {
  const copy = /** @type {HTMLElement} */ (node.cloneNode(deep));
  copy.classList.remove("top", "changed");
  return copy;
}

/** What stands in a node below a limit, taken out of it. @param {HTMLElement} node @param {number} limit */
function cut(node, limit) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    range.selectNodeContents(text);
    if (range.getBoundingClientRect().bottom <= limit) continue;
    range.setStart(text, firstBelow(/** @type {Text} */ (text), limit));
    range.setEnd(node, node.childNodes.length);
    return range.extractContents();
  }
  return null;
}

/** The first character of a text that stands below a limit. @param {Text} text @param {number} limit */
function firstBelow(text, limit) {
  const range = document.createRange();
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(text, middle);
    range.setEnd(text, middle + 1);
    const rect = range.getBoundingClientRect();
    if (rect.height && rect.bottom > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {HTMLElement} node @param {number} key @param {() => Halves} make */
function once(node, key, make) {
  const known = divided.get(size(node)) ?? new Map();
  divided.set(size(node), known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key) ?? null;
}
