// @ts-check
// Texts: signs of markup put by buttons, values of the program put in by name.

import { address } from "./saving.js";

/** The text that was edited last. @type {HTMLTextAreaElement | HTMLInputElement | null} */
let text = null;

document.addEventListener("focusin", (event) => {
  const field = event.target;
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.dataset.path);
  if (isText) text = /** @type {HTMLTextAreaElement} */ (field);
  if (isText || field instanceof HTMLSelectElement) enable();
});

/** Buttons for what the text in hand can hold. */
function enable() {
  const isProse = Boolean(text?.isConnected && text.classList.contains("prose"));
  const holdsValues = isProse || Boolean(text?.isConnected && text.classList.contains("title"));
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-mark]")))
    button.disabled = button.dataset.mark === "value" ? !holdsValues : !isProse;
}

/** Another text in place of what is chosen, the caret at its end. @param {string} fresh @param {number} [start] @param {number} [end] */
function put(fresh, start, end) {
  if (!text) return;
  text.focus();
  text.setSelectionRange(start ?? text.selectionStart, end ?? text.selectionEnd);
  // The only way that keeps the browser's own undo inside the text.
  if (!document.execCommand("insertText", false, fresh)) text.setRangeText(fresh, text.selectionStart ?? 0, text.selectionEnd ?? 0, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {string} sign */
function around(sign) {
  if (!text) return;
  const start = text.selectionStart ?? 0;
  const chosen = text.value.slice(start, text.selectionEnd ?? start);
  put(chosen.startsWith(sign) && chosen.endsWith(sign) && chosen ? chosen.slice(sign.length, -sign.length) : sign + chosen + sign);
  if (!chosen) text.setSelectionRange(start + sign.length, start + sign.length);
}

/** Puts a sign before each chosen line, or takes it away. @param {(number: number) => string} sign @param {RegExp} known */
function before(sign, known) {
  if (!text) return;
  const start = text.value.lastIndexOf("\n", (text.selectionStart ?? 0) - 1) + 1;
  const next = text.value.indexOf("\n", text.selectionEnd ?? 0);
  const end = next < 0 ? text.value.length : next;
  const lines = text.value.slice(start, end).split("\n");
  const isMarked = lines.every((line) => known.test(line));
  const fresh = lines.map((line, index) => (isMarked ? line.replace(known, "") : sign(index + 1) + line.replace(known, "")));
  put(fresh.join("\n"), start, end);
}

/** A paragraph of its own. @param {string} block */
function apart(block) {
  if (!text) return;
  const end = text.selectionEnd ?? text.value.length;
  const head = text.value.slice(0, end).trimEnd();
  const tail = text.value.slice(end);
  put(`${head ? "\n\n" : ""}${block}${tail.trim() ? "\n\n" : ""}`, head.length, end + tail.length - tail.trimStart().length);
}

const TABLE = "| Столбец 1 | Столбец 2 |\n| --- | --- |\n|  |  |";

/** @type {Record<string, () => void>} */
const MARKS = {
  bold: () => around("**"),
  italic: () => around("*"),
  list: () => before(() => "- ", /^- /),
  numbers: () => before((number) => `${number}. `, /^\d+\. /),
  heading: () => before(() => "### ", /^#+ /),
  table: () => apart(TABLE),
  value: () => pick(),
};

document.addEventListener("mousedown", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-mark]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-mark]") : null;
  if (button instanceof HTMLElement && text) MARKS[button.dataset.mark ?? ""]?.();
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target !== text || !text) return;
  const isProse = text.classList.contains("prose");
  if (isProse && event.code === "KeyB") act(event, "bold");
  if (isProse && event.code === "KeyI") act(event, "italic");
  if (event.code === "Space" && (isProse || text.classList.contains("title"))) act(event, "value");
});

/** @param {KeyboardEvent} event @param {string} mark */
function act(event, mark) {
  event.preventDefault();
  MARKS[mark]();
}

// A value in a text goes as a whole: half of its token would mean nothing.

document.addEventListener("beforeinput", (event) => {
  const isBack = event.inputType === "deleteContentBackward";
  if (event.target !== text || !text || !(isBack || event.inputType === "deleteContentForward")) return;
  const { selectionStart: start, selectionEnd: end } = text;
  if (start === null || start !== end) return;
  const token = isBack ? /⟨[^⟨⟩]+⟩$/.exec(text.value.slice(0, start)) : /^⟨[^⟨⟩]+⟩/.exec(text.value.slice(start));
  if (token) text.setSelectionRange(isBack ? start - token[0].length : start, isBack ? start : start + token[0].length);
});

// The picker of values

const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("#values"));
const search = /** @type {HTMLInputElement | null} */ (document.querySelector("#values-find"));

/** Where the caret was: a text under a dialog forgets it. */
let caret = [0, 0];

function pick() {
  caret = [text?.selectionStart ?? 0, text?.selectionEnd ?? 0];
  dialog?.showModal();
  if (search) search.value = "";
  find();
}

async function find() {
  const answer = await fetch(address("values", { q: search?.value ?? "" }));
  const list = dialog?.querySelector("ul");
  if (list) list.innerHTML = await answer.text();
}

let waiting = 0;
search?.addEventListener("input", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(find, 150);
});

dialog?.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  dialog.close();
  text?.setSelectionRange(caret[0], caret[1]);
  const token = button.dataset.insert ?? "";
  if (!token) text?.focus();
  else if (button.dataset.block) apart(token);
  else put(token);
});
