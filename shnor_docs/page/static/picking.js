// @ts-check
// Records that a field names are picked from a list, in the order in which they are printed.

import { show } from "./inputs.js";
import { address, take } from "./saving.js";
import { placeRemarks } from "./remarks.js";

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button.pick") : null;
  if (button instanceof HTMLButtonElement) open(button);
});

/** @param {HTMLButtonElement} button */
async function open(button) {
  const path = button.dataset.path ?? "";
  const answer = await fetch(address("pick", { path }));
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  document.body.append(holder.content);
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.picker"));
  dialog.showModal();
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
  });
  dialog.addEventListener("change", () => choose(dialog, button, path));
  dialog.addEventListener("input", (event) => find(dialog, event.target));
  dialog.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (pressed?.hasAttribute("data-close")) dialog.close();
    if (pressed?.dataset.move) move(pressed, dialog, button, path);
  });
}

/** What is checked, in order. @param {HTMLDialogElement} dialog */
function checked(dialog) {
  return /** @type {HTMLInputElement[]} */ ([...dialog.querySelectorAll(".options input:checked")]);
}

/** @param {HTMLDialogElement} dialog @param {HTMLButtonElement} button @param {string} path */
function choose(dialog, button, path) {
  const chosen = checked(dialog);
  const text = chosen.map((input) => input.value).join("\n");
  const names = chosen.map((input) => input.closest("li")?.dataset.name ?? input.value);
  take(path, text, true, names);
  show(button, text, names);
  placeRemarks();
}

/** Only the names with the typed words. @param {HTMLDialogElement} dialog @param {EventTarget | null} field */
function find(dialog, field) {
  if (!(field instanceof HTMLInputElement) || field.type !== "search") return;
  const words = field.value.toLowerCase().split(/\s+/);
  for (const option of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll(".options li")))
    option.hidden = !words.every((word) => option.dataset.name?.toLowerCase().includes(word));
}

/** @param {HTMLElement} pressed @param {HTMLDialogElement} dialog @param {HTMLButtonElement} button @param {string} path */
function move(pressed, dialog, button, path) {
  const option = pressed.closest("li");
  const other = pressed.dataset.move === "up" ? option?.previousElementSibling : option?.nextElementSibling;
  if (!option || !other) return;
  if (pressed.dataset.move === "up") other.before(option);
  else other.after(option);
  pressed.focus();
  choose(dialog, button, path);
}
