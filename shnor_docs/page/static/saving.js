// @ts-check
// Saving: one request at a time, the latest text of each field; what a window is told is shown where it belongs.

/**
 * What an answer may hold; see screens/telling.py.
 * @typedef {{seen?: Record<string, string>, remarks?: string, understood?: Record<string, string>,
 *   parts?: Record<string, string>, focus?: string, steps?: {undo: boolean, redo: boolean}, said?: string,
 *   others?: boolean, dialog?: string, theirs?: Record<string, string>, go?: string}} Answer
 */

export const editor = /** @type {HTMLElement} */ (document.querySelector("#editor"));
const program = editor.dataset.program ?? "";
const part = editor.dataset.part ?? "";
let seen = editor.dataset.seen ?? "{}";

/** Texts that wait for their turn, by path. @type {Map<string, {text: string, final: boolean}>} */
const waiting = new Map();
/** What was sent last, by path. @type {Map<string, string>} */
const sent = new Map();
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
 */
export function take(path, text, final) {
  const before = waiting.get(path)?.text ?? sent.get(path);
  if (before === text && !(final && text.trim() === "")) return;
  waiting.set(path, { text, final });
  if (!isBusy && !isPaused) sendNext();
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

/** Whether something typed is not saved yet. */
export const isWaiting = () => isBusy || waiting.size > 0;

async function sendNext() {
  isBusy = true;
  while (waiting.size && !isPaused) {
    const [path, { text, final }] = /** @type {[string, {text: string, final: boolean}]} */ (waiting.entries().next().value);
    waiting.delete(path);
    sent.set(path, text);
    tell("Сохраняется…");
    const isDone = await ask("edit", { path, text, final: final ? "1" : "" });
    if (!isDone) {
      if (!waiting.has(path)) waiting.set(path, { text, final });
      sent.delete(path);
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
    await ask(step, fields);
    isBusy = false;
    if (waiting.size) sendNext();
  });
  return turn;
}

/**
 * Sends one request; false if it came to nothing because nobody answered.
 * @param {string} step
 * @param {Record<string, string>} fields
 */
async function ask(step, fields) {
  const body = new URLSearchParams({ ...fields, part, seen });
  let answer;
  try {
    answer = await fetch(address(step), { method: "POST", body, headers: { "HX-Request": "true" } });
  } catch {
    tell("Нет связи с программой: набранное ещё не сохранено", true);
    retryLater();
    return false;
  }
  if (answer.headers.get("content-type")?.startsWith("application/json")) await show(await answer.json(), fields, step);
  else refuse(await answer.text(), fields.path ?? "");
  return true;
}

let retrying = 0;

/** Tries again until somebody answers: what was typed stays in its fields. */
function retryLater() {
  window.clearTimeout(retrying);
  retrying = window.setTimeout(() => isBusy || sendNext(), 2000);
}

/** Shows why something was not done, beside its field. @param {string} html @param {string} path */
function refuse(html, path) {
  tell("Не сохранено", true);
  const place = nearest(path)?.querySelector(".told") ?? document.querySelector("#notice");
  if (place) place.innerHTML = html;
}

/** @typedef {(answer: Answer, fields: Record<string, string>, step: string) => void} Listener */
/** @type {Listener[]} */
const listeners = [];

/** Calls a function with each answer, with what was sent and to which step. @param {Listener} listener */
export function onAnswer(listener) {
  listeners.push(listener);
}

/** @param {Answer} answer @param {Record<string, string>} fields @param {string} step */
async function show(answer, fields, step) {
  if (answer.seen) seen = JSON.stringify(answer.seen);
  if (answer.dialog) tell("Не сохранено: решите, что оставить", true);
  else tell(waiting.size ? "Сохраняется…" : answer.said || "Сохранено");
  for (const listener of listeners) listener(answer, fields, step);
  if (!answer.dialog) document.body.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
}

/** The fingerprints of another reading of the files. @param {Record<string, string>} theirs */
export function see(theirs) {
  seen = JSON.stringify(theirs);
}

/**
 * What is said beside the field of a path, or beside the nearest thing around it that is shown.
 * @param {string} path
 * @returns {HTMLElement | null}
 */
export function nearest(path) {
  for (let steps = path; steps; steps = steps.slice(0, Math.max(steps.lastIndexOf("/"), 0))) {
    const found = document.getElementById(`b:${steps}`);
    if (found) return found;
  }
  return null;
}
