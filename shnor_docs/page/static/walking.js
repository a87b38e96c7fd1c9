// @ts-check
// One question with its field: an answer waits for what is being saved; what cannot be drawn anew alone, is shown anew.

import { isWaiting, onAnswer } from "./saving.js";

const MOMENT = 10;

onAnswer((answer) => {
  if (answer.parts?.form) location.reload();
});

document.body.addEventListener("htmx:confirm", async (event) => {
  if (!(event instanceof CustomEvent) || !isWaiting()) return;
  event.preventDefault();
  while (isWaiting()) await new Promise((resume) => setTimeout(resume, MOMENT));
  event.detail.issueRequest(true);
});
