// The hour of the rehearsal, which can be put forward, in the zone of those who wait.

import { notice } from "./sending.js";
import { pageLanguage, word } from "./words.js";

let zone = "UTC";
let ahead = null;

const locale = () => (pageLanguage() === "en" ? "en-GB" : pageLanguage());
const written = (at, parts) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...parts }).format(at * 1000);

export const timeOf = (at) => written(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayOf = (at) => written(at, { day: "numeric", month: "long" });

export const inZone = (name) => (zone = name);

export function put(forward) {
  const moved = ahead !== null && forward !== ahead;
  ahead = forward;
  tick();
  if (moved) notice(hour());
}

export function tick() {
  for (const place of document.querySelectorAll(".hour")) place.textContent = hour();
}

function hour() {
  const now = Date.now() / 1000 + (ahead ?? 0);
  return `${word("now")} ${written(now, { weekday: "short" })}, ${dayOf(now)}, ${timeOf(now)}`;
}

setInterval(tick, 5000);
