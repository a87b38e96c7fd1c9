// @ts-check
// One question with its field: what cannot be drawn anew here alone, is shown anew as a whole.

import { onAnswer } from "./saving.js";

onAnswer((answer) => {
  if (answer.parts?.form) location.reload();
});
