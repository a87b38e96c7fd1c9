// @ts-check
// Whatever is typed into, by its place: a field by its path, a cell of a data table, the line under a list.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement} Input */

/**
 * The place and the text of what a request saves; null if it saves nothing that was typed.
 * @param {string} step
 * @param {Record<string, string>} fields
 * @returns {{place: string, text: string} | null}
 */
export function typedIn(step, fields) {
  if (step === "edit") return { place: fields.path, text: fields.text };
  if (step === "change" && fields.do === "add" && fields.text) return { place: `add:${fields.path}`, text: fields.text };
  if (step !== "cells") return null;
  const rows = [...Object.entries(JSON.parse(fields.cells)), ...JSON.parse(fields.more).map((/** @type {object} */ row) => ["", row])];
  const cells = rows.flatMap(([row, texts]) => Object.entries(texts).map(([column, text]) => ({ row, column, text })));
  if (cells.length !== 1) return null;
  return { place: placeOfCell(fields.table, cells[0].row, cells[0].column), text: cells[0].text };
}

/** @param {string} table @param {string} row empty for a new one @param {string} column */
export const placeOfCell = (table, row, column) => `cell:${column}:${row}:${table}`;

/** What is typed into at a place, if it is on this screen. @param {string} place @returns {Input | null} */
export function inputOf(place) {
  const [kind, column, row, ...table] = place.split(":");
  if (kind === "cell") return document.querySelector(`[data-table="${CSS.escape(table.join(":"))}"] tr${row ? `[data-row="${row}"]` : ":not([data-row])"} [data-cell="${column}"]`);
  if (kind === "add") return document.querySelector(`form[data-add="${CSS.escape(place.slice(4))}"] [name="text"]`);
  return document.querySelector(`#editor [data-path="${CSS.escape(place)}"]`);
}

/** Whether a place is the path of a field. @param {string} place */
export const isField = (place) => !/^(cell|add):/.test(place);

/** Whether only the person may send what stands there: sent twice, it would be added twice. @param {string} place */
export const isAdded = (place) => place.startsWith("add:") || /^cell:\d+::/.test(place);

/** What an input says. @param {Input} input */
export const textOf = (input) => (input instanceof HTMLButtonElement ? (input.dataset.value ?? "") : input.value);

/** What an input said when it came. @param {Input} input */
export function servedText(input) {
  if (input instanceof HTMLSelectElement) return [...input.options].find((option) => option.defaultSelected)?.value ?? "";
  return input instanceof HTMLButtonElement ? textOf(input) : input.defaultValue;
}

/** Puts a text into an input; false if it has no such choice. @param {Input} input @param {string} text @param {string[]} [names] */
export function put(input, text, names) {
  if (input instanceof HTMLButtonElement) show(input, text, names ?? []);
  else input.value = text;
  return textOf(input) === text;
}

/** Shows the names that were picked. @param {HTMLButtonElement} button @param {string} text @param {string[]} names */
export function show(button, text, names) {
  button.dataset.value = text;
  const called = button.querySelectorAll(":scope > .unseen");
  button.replaceChildren(...called, ...(names.length ? names.map((name) => chip(name, "chip")) : [chip("Выбрать…", "nothing")]));
}

/** The names that an input shows as picked; undefined if one types into it. @param {Input} input */
export const namesIn = (input) => (input instanceof HTMLButtonElement ? [...input.querySelectorAll(".chip")].map((made) => made.textContent ?? "") : undefined);

/** @param {string} text @param {string} kind */
function chip(text, kind) {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}

/** What an input is called. @param {Input} input */
export const nameOf = (input) => (input.ariaLabel || input.labels?.[0]?.innerText || input.querySelector(".unseen")?.textContent || "").replace(/\s*[•:]\s*$/, "").trim();
