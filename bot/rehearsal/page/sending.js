// What the visitor does goes to the server; what goes wrong is said at the foot of the page.

import { word } from "./words.js";

export async function send(path, body, type = "application/json") {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body }).catch(() => null);
  if (!answer?.ok) notice(word("failed"));
  return Boolean(answer?.ok);
}

export async function get(path) {
  const answer = await fetch(path).catch(() => null);
  if (!answer?.ok) notice(word("failed"));
  return answer?.ok ? answer.json() : null;
}

export const act = (person, deed) => send(`act/${person}`, JSON.stringify(deed));

let noticeTimer = 0;
export function notice(text) {
  const place = document.getElementById("notice");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (place.hidden = true), 4000);
}
