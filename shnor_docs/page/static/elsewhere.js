// @ts-check
// What was typed on another screen and is not saved: named on each, with the way back to it.

import { inputOf } from "./inputs.js";
import { forget, keptOf, programs } from "./keeping.js";

const MOMENT = 1000;
const MOST_SHOWN = 120;

/** Names what this screen does not show. */
function show() {
  document.getElementById("elsewhere")?.remove();
  const lines = programs().flatMap((program) => keptOf(program).filter(([place]) => !inputOf(place)).map(([place, text]) => line(program, place, text)));
  if (!lines.length) return;
  const told = document.createElement("section");
  told.id = "elsewhere";
  told.className = "remark error";
  told.setAttribute("aria-label", "Не сохранено");
  told.innerHTML = "<p><strong>Не сохранено то, что вы набрали на другом экране.</strong> Оно цело, пока открыта эта вкладка.</p>";
  const list = document.createElement("ul");
  list.append(...lines);
  told.append(list);
  document.getElementById("notice")?.before(told);
}

/** @param {string} program @param {string} place @param {import("./keeping.js").Kept} text */
function line(program, place, text) {
  const made = document.createElement("li");
  const way = document.createElement("a");
  way.href = text.url;
  way.textContent = text.name || "К полю";
  const typed = (text.names ?? [text.text]).join("; ");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.textContent = "Забыть";
  drop.setAttribute("aria-label", `Забыть: ${way.textContent}`);
  drop.addEventListener("click", () => {
    forget(program, place);
    show();
  });
  made.append(way, `: «${typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed}» `, drop);
  return made;
}

let isFollowing = false;

// A way to another screen of ours loses nothing; whatever else leaves this tab does.
for (const kind of ["click", "submit"])
  document.addEventListener(kind, () => {
    isFollowing = true;
    setTimeout(() => (isFollowing = false), MOMENT);
  });

window.addEventListener("beforeunload", (event) => {
  if (programs().length && !isFollowing) event.preventDefault();
});

document.body.addEventListener("unsaved", show);
show();
