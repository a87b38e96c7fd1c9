// @ts-check
// Keeps the program running while this window is open, and tells when it has stopped.

const MINUTE = 60_000;
const STOPPED = "Программа остановлена. Дважды щёлкните «Открыть» в рабочей папке и вернитесь сюда: набранное осталось на месте.";
const FORGOTTEN = "Это окно открыто давно. Дважды щёлкните «Открыть» в рабочей папке и продолжайте в новом окне.";

/**
 * Shows in the notice that nothing can be saved now, or takes that away.
 * @param {string} message empty if all is well
 */
function tell(message) {
  document.querySelector("#notice > .stopped")?.remove();
  if (!message) return;
  const told = document.createElement("p");
  told.className = "remark error stopped";
  told.textContent = message;
  document.querySelector("#notice")?.prepend(told);
}

async function ask() {
  try {
    const answer = await fetch("/here");
    tell(answer.ok ? "" : FORGOTTEN);
  } catch {
    tell(STOPPED);
  }
}

setInterval(ask, 5 * MINUTE);
document.addEventListener("visibilitychange", () => document.hidden || ask());
document.addEventListener("htmx:sendError", () => tell(STOPPED));
