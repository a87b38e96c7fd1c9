// @ts-check
/** A file dropped anywhere on the page is looked at, as one that was chosen. */

const input = document.getElementById("file");

/** @param {DragEvent} event */
function over(event) {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dragged");
}

function away() {
  document.body.classList.remove("dragged");
}

/** @param {DragEvent} event */
function drop(event) {
  away();
  if (!(input instanceof HTMLInputElement) || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  input.scrollIntoView({ block: "center" });
}

document.addEventListener("dragover", over);
document.addEventListener("dragleave", (event) => event.relatedTarget || away());
document.addEventListener("drop", drop);
