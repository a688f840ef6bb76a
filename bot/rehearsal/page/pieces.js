// The pieces of a bubble.

import { timeOf } from "./clock.js";
import { element, icon } from "./elements.js";
import { word } from "./words.js";

export function rows(className, all, make) {
  const place = element("div", className);
  for (const row of all) {
    const line = element("div");
    line.append(...row.map(make));
    place.append(line);
  }
  return place;
}

export function picture(fileId) {
  const made = element("img");
  made.src = `picture/${encodeURIComponent(fileId)}`;
  made.alt = word("picture");
  return made;
}

export function card(message) {
  const made = element(message.file ? "a" : "div", "card");
  if (message.file) {
    made.href = `document/${encodeURIComponent(message.file)}`;
    made.target = "_blank";
    made.rel = "noopener";
  }
  if (message.kind === "contact") made.append(icon("phone"));
  made.append([word(message.kind), message.about].filter(Boolean).join(": "));
  return made;
}

export function stamp(message) {
  const made = element("div", "stamp");
  if (message.protected) {
    const lock = element("span");
    lock.title = word("protected");
    lock.setAttribute("role", "img");
    lock.setAttribute("aria-label", word("protected"));
    lock.append(icon("lock"));
    made.append(lock);
  }
  if (message.edited) made.append(element("span", "", word("edited")));
  made.append(element("time", "", timeOf(message.at)));
  return made;
}

// By its letters: in one chat both languages can be read.
export const languageOf = (text) => (/[\u0400-\u04ff]/.test(text) ? "uk" : "en");

export function arrange(parent, wanted) {
  wanted.forEach((node, n) => {
    if (parent.children[n] !== node) parent.insertBefore(node, parent.children[n] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastChild.remove();
}
