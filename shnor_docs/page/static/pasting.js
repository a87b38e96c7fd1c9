// @ts-check
// What Excel and Word put on the clipboard, as rows of cells.

/**
 * Rows of cells of a pasted table; null if what is pasted is no table but a text of one cell.
 * @param {DataTransfer} pasted
 * @returns {string[][] | null}
 */
export function tableOf(pasted) {
  const rows = fromHtml(pasted.getData("text/html")) ?? fromText(pasted.getData("text/plain"));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

/** @param {string} html @returns {string[][] | null} */
function fromHtml(html) {
  const table = html.includes("<table") ? new DOMParser().parseFromString(html, "text/html").querySelector("table") : null;
  if (!table) return null;
  /** @type {string[][]} */
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((row, number) => [...row.cells].forEach((cell) => place(rows, number, cell)));
  return rows.filter((row) => row.length);
}

/**
 * A cell stands at the first free place of its row; what it covers besides is empty.
 * @param {string[][]} rows
 * @param {number} number
 * @param {HTMLTableCellElement} cell
 */
function place(rows, number, cell) {
  let column = 0;
  while (rows[number][column] !== undefined) column += 1;
  for (let down = number; down < Math.min(number + cell.rowSpan, rows.length); down += 1)
    for (let right = column; right < column + cell.colSpan; right += 1) rows[down][right] = "";
  rows[number][column] = textOf(cell);
}

/** The text of a cell: paragraphs and breaks of lines stay, those of the source do not. @param {Node} node @returns {string} */
function textOf(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child instanceof Text) text += child.data.replace(/\s+/g, " ");
    else if (child instanceof Element && child.tagName === "BR") text += "\n";
    else if (child instanceof Element) text += (/^(P|DIV|LI)$/.test(child.tagName) && text.trim() ? "\n" : "") + textOf(child);
  }
  return text.replace(/ *\n */g, "\n").trim();
}

/** Cells parted by tabs; one with line breaks in it is in quotes. @param {string} text @returns {string[][]} */
function fromText(text) {
  /** @type {string[][]} */
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  const whole = text.replace(/(?:\r\n|\n|\r)$/, "");
  while (cell.lastIndex <= whole.length) {
    const found = cell.exec(whole);
    if (!found) break;
    rows[rows.length - 1].push(found[1] === undefined ? found[2].trim() : found[1].replaceAll('""', '"').trim());
    if (!found[3]) break;
    if (found[3] !== "\t") rows.push([]);
  }
  return rows;
}
