// @ts-check
// What is pressed or typed before the scripts of a screen have come is heard when they have: nothing is sent past them.

(() => {
  /** @type {HTMLElement | null} */
  let pressed = null;
  /** @type {Set<EventTarget>} */
  const typed = new Set();

  /** @param {Event} event */
  function hold(event) {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = button;
  }

  /** @param {Event} event */
  function note(event) {
    if (event.target) typed.add(event.target);
  }

  function hear() {
    document.removeEventListener("click", hold, true);
    document.removeEventListener("input", note, true);
    for (const field of typed) field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    pressed?.click();
  }

  document.addEventListener("click", hold, true);
  document.addEventListener("input", note, true);
  // Once more round: htmx looks at the page when it is told the same.
  document.addEventListener("DOMContentLoaded", () => setTimeout(hear));
})();
