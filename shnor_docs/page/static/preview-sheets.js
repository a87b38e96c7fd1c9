// @ts-check
/**
 * Which blocks stand on which sheet, and the sheets in the window.
 *
 * @typedef {import("./preview-measure.js").Block} Block
 * @typedef {{node: HTMLElement, top: boolean}} Paragraph
 * @typedef {{table: HTMLElement, rows: HTMLElement[], done: boolean}} Rows done: the table ends here
 * @typedef {{turned: boolean, parts: (Paragraph | Rows)[]}} Sheet
 */

import { divideParagraph, divideRow } from "./preview-divide.js";
import { TEXT_HEIGHT, measure, orientation, size } from "./preview-measure.js";

const SLACK = 0.1;
/** The line above a table. */
const TOP_LINE = (0.5 * 96) / 72;
/** Two lines of a row that may be divided, with their margins. */
const LEAST_OF_ROW = 42;

/** The sheets of a document. @param {Block[]} blocks @returns {Sheet[]} */
export function planned(blocks) {
  measure(blocks);
  /** @type {Sheet[]} */
  const sheets = [];
  let left = 0;
  let turned = false;
  let continues = false;
  /** Space below the last block: the next one needs only what its own space above exceeds it by. */
  let below = 0;

  /** @param {boolean} goesOn whether the text of the sheet before goes on */
  function begin(goesOn) {
    sheets.push({ turned, parts: [] });
    left = TEXT_HEIGHT[orientation(turned)];
    continues = goesOn;
    below = 0;
  }
  const sheet = () => sheets[sheets.length - 1];
  const isEmpty = () => sheet().parts.length === 0;

  /** @param {HTMLElement} node */
  function put(node) {
    const top = continues && isEmpty();
    const it = size(node);
    left -= gap(node) + it.height + it.below;
    below = it.below;
    sheet().parts.push({ node, top });
  }

  /** How much space a block needs above it here. @param {HTMLElement} node */
  function gap(node) {
    const { above } = size(node);
    return isEmpty() && continues ? 0 : Math.max(above - below, 0);
  }

  /** @param {number} at */
  function paragraph(at) {
    const { node } = /** @type {{node: HTMLElement}} */ (blocks[at]);
    if (node.classList.contains("new-page") && !isEmpty()) begin(false);
    const needed = gap(node) + together(blocks, at);
    if (!isEmpty() && needed > left + SLACK && needed < TEXT_HEIGHT[orientation(turned)]) {
      const halves = node.classList.contains("keep") ? null : divideParagraph(node, left - gap(node), turned);
      if (halves) put(halves[0]);
      begin(true);
      if (halves) return rest(halves[1]);
    }
    rest(node);
  }

  /** @param {HTMLElement} node */
  function rest(node) {
    const room = left - gap(node);
    const halves = size(node).height > room + SLACK ? divideParagraph(node, room, turned) : null;
    if (!halves) return put(node);
    put(halves[0]);
    begin(true);
    rest(halves[1]);
  }

  /** @param {number} at @returns {number} the place of the last row */
  function table(at) {
    const { node } = /** @type {{node: HTMLElement}} */ (blocks[at]);
    const head = size(node).height;
    /** @type {Rows} */
    let part = { table: node, rows: [], done: false };

    function fragment() {
      part = { table: node, rows: [], done: false };
      left -= head + TOP_LINE;
      sheet().parts.push(part);
      below = 0;
    }
    /** @param {HTMLElement} row */
    function add(row) {
      const { height } = size(row);
      if (height > left + SLACK) {
        const halves = mayDivide(row, turned) ? divideRow(/** @type {HTMLTableRowElement} */ (row), node, left, turned) : null;
        if (halves) {
          part.rows.push(halves[0]);
          begin(true);
          fragment();
          return add(halves[1]);
        }
        if (part.rows.length) {
          begin(true);
          fragment();
          return add(row);
        }
      }
      part.rows.push(row);
      left -= height;
    }
    const rows = rowsOf(blocks, at);
    const first = rows.length ? group(rows, 0).height : 0;
    if (!isEmpty() && head + first > left + SLACK && !(rows[0] && mayDivide(rows[0], turned))) begin(true);
    fragment();
    for (let n = 0; n < rows.length; ) {
      const { count, height } = group(rows, n);
      if (count > 1 && height > left + SLACK && height < TEXT_HEIGHT[orientation(turned)] - head && part.rows.length) {
        begin(true);
        fragment();
      }
      for (const row of rows.slice(n, n + count)) add(row);
      n += count;
    }
    part.done = true;
    below = size(node).below;
    left -= below;
    return at + rows.length;
  }

  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block.sort === "sheet") {
      turned = block.turned;
      begin(false);
    } else if (block.sort === "table") at = table(at);
    else paragraph(at);
  }
  return sheets.filter((one, n) => one.parts.length || n === 0);
}

/** @param {Block[]} blocks @param {number} at @returns {HTMLElement[]} */
function rowsOf(blocks, at) {
  const rows = [];
  for (let n = at + 1; n < blocks.length; n++) {
    const block = blocks[n];
    if (block.sort !== "row") break;
    rows.push(block.node);
  }
  return rows;
}

/** Rows that one cell joins, and the title of a group with the row under it. @param {HTMLElement[]} rows @param {number} from */
function group(rows, from) {
  let count = 1;
  for (let n = 0; n < count && from + n < rows.length; n++) {
    const row = /** @type {HTMLTableRowElement} */ (rows[from + n]);
    for (const cell of row.cells) count = Math.max(count, n + cell.rowSpan);
    if (row.classList.contains("group")) count = Math.max(count, n + 2);
  }
  count = Math.min(count, rows.length - from);
  return { count, height: rows.slice(from, from + count).reduce((sum, row) => sum + size(row).height, 0) };
}

/** @param {HTMLElement} row @param {boolean} turned */
function mayDivide(row, turned) {
  return !row.classList.contains("whole") || size(row).height > TEXT_HEIGHT[orientation(turned)];
}

/**
 * How high a block is, without the space above it, with what has to stand under it on the same sheet.
 * @param {Block[]} blocks @param {number} at
 */
function together(blocks, at) {
  let height = 0;
  let below = 0;
  for (let n = at; n < blocks.length; n++) {
    const block = blocks[n];
    if (block.sort === "sheet" || block.sort === "row") break;
    const own = size(block.node);
    height += n === at ? 0 : Math.max(own.above, below);
    if (block.sort === "table") {
      const [row] = rowsOf(blocks, n);
      return height + own.height + (row ? leastOf(row) : 0);
    }
    const keeps = block.node.classList.contains("keep");
    const lines = own.line ? Math.round(own.height / own.line) : 0;
    if (n > at && !keeps) return height + (lines > 3 ? 2 * own.line : own.height);
    height += own.height;
    below = own.below;
    if (!keeps) break;
  }
  return height;
}

/** How much of a row has to stand together. @param {HTMLElement} row */
function leastOf(row) {
  return row.classList.contains("whole") ? size(row).height : Math.min(size(row).height, LEAST_OF_ROW);
}

/** Shows the sheets; those on which nothing has changed stay as they are. @param {HTMLElement} pages @param {Sheet[]} sheets */
export function lay(pages, sheets) {
  const shown = /** @type {HTMLElement[]} */ (Array.from(pages.children));
  sheets.forEach((sheet, n) => {
    const key = signature(sheet);
    const known = shown[n] && drawn.get(shown[n]);
    if (known && known.length === key.length && known.every((one, at) => one === key[at])) return;
    const element = shown[n] ?? pages.appendChild(document.createElement("section"));
    element.className = `sheet cut ${orientation(sheet.turned)}`;
    element.replaceChildren(...(n ? [number(n + 1)] : []), ...sheet.parts.map(part));
    drawn.set(element, key);
  });
  shown.slice(sheets.length).forEach((element) => element.remove());
  writePageNumbers(pages);
}

/** @type {WeakMap<Element, unknown[]>} what stands on a sheet that is shown */
const drawn = new WeakMap();

/** @param {Sheet} sheet */
function signature(sheet) {
  return [sheet.turned, ...sheet.parts.flatMap((one) => ("node" in one ? [one.node, one.top] : [one.table, ...one.rows, one.done]))];
}

/** @param {Paragraph | Rows} one @returns {HTMLElement} */
function part(one) {
  if ("node" in one) {
    one.node.classList.toggle("top", one.top);
    return one.node;
  }
  const table = /** @type {HTMLTableElement} */ (one.table.cloneNode(true));
  table.classList.toggle("unfinished", !one.done);
  table.tBodies[0].append(...one.rows);
  return table;
}

/** @param {number} n */
function number(n) {
  const element = document.createElement("div");
  element.className = "sheet-number";
  element.ariaHidden = "true";
  element.textContent = String(n);
  return element;
}

/** Writes into the table of contents on which page each section begins. @param {HTMLElement} pages */
function writePageNumbers(pages) {
  const entries = pages.querySelectorAll(".entry");
  if (!entries.length) return;
  /** @type {Map<string, number>} */
  const found = new Map();
  Array.from(pages.children).forEach((sheet, n) => {
    for (const node of sheet.querySelectorAll("[data-unit]")) found.set(node.getAttribute("data-unit") ?? "", n + 1);
  });
  for (const entry of entries) {
    const place = entry.querySelector(".page-of");
    const page = found.get(entry.getAttribute("data-of") ?? "");
    if (place && page) place.textContent = String(page);
  }
}
