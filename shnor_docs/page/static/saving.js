// @ts-check
// Saving: one request at a time, the latest text of each field; what a window is told is shown where it belongs.

/**
 * What an answer may hold; see screens/telling.py.
 * @typedef {{seen?: Record<string, string>, understood?: Record<string, string>,
 *   parts?: Record<string, string>, focus?: string, steps?: {undo: boolean, redo: boolean}, said?: string,
 *   others?: boolean, dialog?: string, theirs?: Record<string, string>, go?: string}} Answer
 */

import { forget, keep, kept, keptOf } from "./keeping.js";
import { inputOf, isAdded, isField, nameOf, namesIn, servedText, typedIn } from "./inputs.js";

export const editor = /** @type {HTMLElement} */ (document.querySelector("#editor"));
export const program = editor.dataset.program ?? "";
export const part = editor.dataset.part ?? "";
const MOST_BYTES = Number(document.documentElement.dataset.most);
const TOO_LARGE = '<div class="remark error"><p><strong>Слишком длинный текст:</strong> программа его не примет.</p><p class="hint">Что сделать: разделите его на части; картинки и таблицы других программ не вставляйте как текст.</p></div>';
const UNANSWERED = '<div class="remark error"><p><strong>Нет связи с программой:</strong> это не сделано.</p><p class="hint">Что сделать: дважды щёлкните «Открыть» в рабочей папке и повторите здесь.</p></div>';
const STRANGER = 403;
let seen = editor.dataset.seen ?? "{}";

/** The fingerprints of what this window has read. */
export const seenNow = () => seen;

/** @typedef {{step: string, fields: Record<string, string>, text: string}} Typed what was typed, and how it is saved */

/** What was typed and waits for its turn, by place. @type {Map<string, Typed>} */
const waiting = new Map();
/** The texts that were sent last, by place. @type {Map<string, string>} */
const sent = new Map();
/** The texts that are saved, by place. @type {Map<string, string>} */
const written = new Map();
/** @type {Promise<unknown>} */
let turn = Promise.resolve();
let isBusy = false;
let isPaused = false;

/**
 * The address of something of this program.
 * @param {string} step
 * @param {Record<string, string>} [query]
 */
export function address(step, query) {
  return `/p/${encodeURIComponent(program)}/${step}` + (query ? `?${new URLSearchParams(query)}` : "");
}

/** Tells in the bar how saving stands. @param {string} text @param {boolean} [isTrouble] */
export function tell(text, isTrouble = false) {
  const place = document.querySelector("#saving");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("trouble", isTrouble);
}

/**
 * Takes the text of a field to be saved: at once, or as soon as the answer that is awaited has come.
 * @param {string} path
 * @param {string} text
 * @param {boolean} final whether the person has left the field
 * @param {string[]} [names] of what was picked
 */
export function take(path, text, final, names) {
  const before = waiting.get(path)?.text ?? sent.get(path);
  if (before === text && !(final && text.trim() === "")) return;
  hold(path, text, names);
  queue(path, { step: "edit", fields: { path, text, final: final ? "1" : "" }, text });
}

/** Sends what was typed at a place as soon as nothing else is sent. @param {string} place @param {Typed} typed */
export function queue(place, typed) {
  waiting.set(place, typed);
  if (!isBusy && !isPaused) sendNext();
}

/**
 * Keeps what was typed at a place until it is saved.
 * @param {string} place
 * @param {string} text
 * @param {string[]} [names] of what was picked
 */
export function hold(place, text, names) {
  const input = inputOf(place);
  const before = kept(program, place);
  const base = isAdded(place) ? "" : (before?.base ?? written.get(place) ?? (input ? servedText(input) : ""));
  const url = isField(place) ? address("go", { path: place }) : location.pathname + location.search;
  const name = (input && nameOf(input)) || before?.name || "";
  const baseNames = before?.baseNames ?? (input && namesIn(input));
  keep(program, place, { text, base, why: before?.why, name, url, names, baseNames });
}

/** Nothing is sent while a person decides. */
export function pause() {
  isPaused = true;
}

/** What waits is sent again. */
export function resume() {
  isPaused = false;
  if (!isBusy) sendNext();
}

/** Whether something typed waits to be saved. */
export const isWaiting = () => isBusy || waiting.size > 0;

/** Whether what was typed at a place waits to be saved. @param {string} place */
export const isQueued = (place) => waiting.has(place) || sent.get(place) === kept(program, place)?.text;

/** Whether something typed on this screen is not saved. */
export const isUnsaved = () => isWaiting() || keptOf(program).some(([place]) => inputOf(place));

async function sendNext() {
  isBusy = true;
  while (waiting.size && !isPaused) {
    const [place, typed] = /** @type {[string, Typed]} */ (waiting.entries().next().value);
    waiting.delete(place);
    sent.set(place, typed.text);
    tell("Сохраняется…");
    const isAnswered = await ask(typed.step, typed.fields);
    if (!isAnswered) {
      if (!waiting.has(place)) waiting.set(place, typed);
      sent.delete(place);
      retryLater();
      break;
    }
  }
  isBusy = false;
}

/**
 * Does something that is not typing, after all that was typed has been saved.
 * @param {string} step
 * @param {Record<string, string>} fields
 */
export function act(step, fields) {
  turn = turn.then(async () => {
    while (isBusy) await new Promise((resume) => setTimeout(resume, 10));
    isBusy = true;
    const isAnswered = await ask(step, fields);
    if (!isAnswered) refuse(UNANSWERED, step, fields);
    isBusy = false;
    if (waiting.size) sendNext();
  });
  return turn;
}

/**
 * Sends one request; false if nobody has done or refused it: the program does not run, or was started anew and does not
 * know this window yet.
 * @param {string} step
 * @param {Record<string, string>} fields
 */
async function ask(step, fields) {
  const body = new URLSearchParams({ ...fields, part, seen }).toString();
  if (body.length > MOST_BYTES) return refuse(TOO_LARGE, step, fields);
  let answer;
  try {
    answer = await fetch(address(step), { method: "POST", body, headers: { "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" } });
  } catch {
    tell("Нет связи с программой: набранное ещё не сохранено", true);
    return false;
  }
  if (answer.status === STRANGER) {
    tell("Набранное ещё не сохранено: дважды щёлкните «Открыть» в рабочей папке", true);
    return false;
  }
  if (answer.headers.get("content-type")?.startsWith("application/json")) show(await answer.json(), fields, step);
  else refuse(await answer.text(), step, fields);
  return true;
}

let retrying = 0;

/** Tries again until somebody answers: what was typed stays in its fields. */
function retryLater() {
  window.clearTimeout(retrying);
  retrying = window.setTimeout(() => isBusy || sendNext(), 2000);
}

/**
 * Says why something was not done, beside its field; what was typed stays there, and is kept.
 * @param {string} html
 * @param {string} step
 * @param {Record<string, string>} fields
 */
function refuse(html, step, fields) {
  tell("Не сохранено", true);
  const typed = typedIn(step, fields);
  if (typed) {
    sent.delete(typed.place);
    if (isAdded(typed.place)) hold(typed.place, typed.text);
    const held = kept(program, typed.place);
    if (held) keep(program, typed.place, { ...held, why: html }); // else given up meanwhile
  } else {
    const place = nearest(fields.path ?? "")?.querySelector(".told") ?? document.querySelector("#notice");
    if (place) place.innerHTML = html;
  }
  document.body.dispatchEvent(new CustomEvent("unsaved"));
  return true;
}

/** What waits at a place is not sent by itself: a choice about it is. @param {string} place */
export const unqueue = (place) => waiting.delete(place);

/** Gives up what was typed at a place. @param {string} place */
export function giveUp(place) {
  waiting.delete(place);
  sent.delete(place);
  forget(program, place);
}

/** What was typed is saved: nothing is kept of it, unless more has been typed since. @param {string} place @param {string} text */
function settle(place, text) {
  written.set(place, text);
  const held = kept(program, place);
  if (held && held.text === text) forget(program, place);
  else if (held) keep(program, place, { ...held, base: text, why: undefined });
}

/** @typedef {(answer: Answer, fields: Record<string, string>, step: string) => void} Listener */
/** @type {Listener[]} */
const listeners = [];

/** Calls a function with each answer, with what was sent and to which step. @param {Listener} listener */
export function onAnswer(listener) {
  listeners.push(listener);
}

const CLASHED = '<div class="remark error"><p><strong>Не сохранено:</strong> это место тем временем изменили другие.</p></div>';

/** @param {Answer} answer @param {Record<string, string>} fields @param {string} step */
function show(answer, fields, step) {
  if (answer.dialog) refuse(CLASHED, step, fields);
  const typed = answer.dialog ? null : typedIn(step, fields);
  if (typed) settle(typed.place, typed.text);
  if (Object.keys(answer.parts ?? {}).length) for (const known of [sent, written]) known.clear(); // paths may lead elsewhere now
  if (answer.seen) seen = JSON.stringify(answer.seen);
  if (answer.dialog) tell("Не сохранено: решите, что оставить", true);
  else tell(waiting.size ? "Сохраняется…" : answer.said || "Сохранено");
  for (const listener of listeners) listener(answer, fields, step);
  if (answer.dialog) return;
  if (!answer.said && refused().length) tell("Сохранено, но не всё: отмечено красным", true);
  document.body.dispatchEvent(new CustomEvent("unsaved"));
  document.body.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
}

/** What was refused, by place. */
export const refused = () => keptOf(program).filter(([, text]) => text.why);

/**
 * Where something is said beside the field of a path, or beside the nearest thing around it that is shown; of a row, in
 * its first cell.
 * @param {string} path
 * @returns {HTMLElement | null}
 */
export function nearest(path) {
  for (let steps = path; steps; steps = steps.slice(0, Math.max(steps.lastIndexOf("/"), 0))) {
    const found = document.getElementById(`b:${steps}`);
    if (found) return found;
    const row = document.getElementById(`f:${steps}`);
    const first = row instanceof HTMLTableRowElement ? row.querySelector(".beside") : null;
    if (first instanceof HTMLElement) return first;
  }
  return null;
}
