// @ts-check
// A place that another has changed meanwhile: both texts are shown, and the person chooses.

import { typedIn } from "./inputs.js";
import { act, address, giveUp, onAnswer, pause, resume, unqueue } from "./saving.js";

onAnswer((answer, fields, step) => {
  if (answer.dialog) ask(answer.dialog, answer.theirs ?? {}, step, fields);
});

/**
 * @param {string} html
 * @param {Record<string, string>} theirs
 * @param {string} step
 * @param {Record<string, string>} fields
 */
function ask(html, theirs, step, fields) {
  document.querySelector("dialog.conflict")?.remove();
  const holder = document.createElement("template");
  holder.innerHTML = html;
  document.body.append(holder.content);
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.conflict"));
  const before = document.activeElement;
  pause();
  dialog.showModal();
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
    resume();
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.choice) choose(button.dataset.choice);
  });

  /** @param {string} choice */
  function choose(choice) {
    if (choice === "compare") return compare(dialog);
    const isTurn = step === "undo" || step === "redo";
    const typed = typedIn(step, fields);
    if (choice === "theirs" && typed) giveUp(typed.place);
    if (choice === "theirs" && !isTurn) return location.assign(address("go", { path: fields.path ?? "" }));
    dialog.close();
    if (choice === "later") return undefined;
    if (typed) unqueue(typed.place);
    resume(); // what waits elsewhere goes first: its places are those of the form as it was read
    return act(step, { ...fields, choice, theirs: JSON.stringify(theirs) });
  }
}

/** Marks the words that differ, or marks them no more. @param {HTMLDialogElement} dialog */
function compare(dialog) {
  const isCompared = dialog.classList.toggle("compared");
  dialog.querySelector("[data-choice=compare]")?.setAttribute("aria-pressed", String(isCompared));
}
