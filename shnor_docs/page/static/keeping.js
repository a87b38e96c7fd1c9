// @ts-check
// Texts that are not saved yet, kept in this tab: no refusal, no reload and no way to another screen takes them away.

/**
 * A text: what stood there before, why it was refused (as HTML), what its field is called, where it is, and, of a field
 * whose values are picked, the names of both.
 * @typedef {{text: string, base: string, why?: string, name: string, url: string, names?: string[], baseNames?: string[]}} Kept
 */

const STORE = "unsaved";

/** By program and place. @type {Record<string, Record<string, Kept>>} */
const all = read();

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? "{}");
  } catch {
    return {};
  }
}

function write() {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(all));
  } catch {
    // More than the browser takes: it stays in its field, and leaving is warned of.
  }
}

/** What is kept of a program, by place. @param {string} program @returns {[string, Kept][]} */
export const keptOf = (program) => Object.entries(all[program] ?? {});

/** The programs of which something is kept. */
export const programs = () => Object.keys(all).filter((program) => keptOf(program).length);

/** @param {string} program @param {string} place @returns {Kept | undefined} */
export const kept = (program, place) => all[program]?.[place];

/** @param {string} program @param {string} place @param {Kept} text */
export function keep(program, place, text) {
  (all[program] ??= {})[place] = text;
  write();
}

/** @param {string} program @param {string} place */
export function forget(program, place) {
  if (!kept(program, place)) return;
  delete all[program][place];
  write();
}
