// Formatted text as elements.  Nothing here ever parses HTML.

import { element } from "./elements.js";
import { word } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

// Entities are sorted and nested; offsets count UTF-16 units, as JavaScript's strings do.
export function formatted(text, entities, doing) {
  const root = element("div", "words");
  fill(root, text, entities, 0, text.length, doing);
  return root;
}

function fill(parent, text, entities, start, end, doing) {
  let at = start;
  for (let n = 0; n < entities.length; n++) {
    const entity = entities[n];
    if (entity.offset < at || entity.offset >= end) continue;
    parent.append(text.slice(at, entity.offset));
    const stop = Math.min(entity.offset + entity.length, end);
    const made = marked(entity, text.slice(entity.offset, stop), doing);
    fill(made, text, entities.slice(n + 1), entity.offset, stop, doing);
    parent.append(made);
    at = stop;
    if (made.matches("blockquote, pre") && text[at] === "\n") at++;
  }
  parent.append(text.slice(at, end));
}

function marked(entity, words, doing) {
  switch (entity.type) {
    case "text_link":
    case "url":
      return link(entity.url ?? words, doing);
    case "bot_command":
      return command(words, doing);
    case "spoiler":
      return spoiler();
    case "expandable_blockquote":
      return quote();
    default:
      return element(TAGS[entity.type] ?? "span");
  }
}

function link(url, doing) {
  const made = element("a");
  made.href = /^https?:\/\//i.test(url) ? url : "#";
  made.title = url;
  made.rel = "noopener noreferrer";
  made.addEventListener("click", (event) => {
    event.preventDefault();
    doing.follow(url);
  });
  return made;
}

function command(words, doing) {
  const made = element("button", "command");
  made.addEventListener("click", () => doing.say(words));
  return made;
}

function pressable(made, act) {
  made.tabIndex = 0;
  made.setAttribute("role", "button");
  made.addEventListener("click", act);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}

function spoiler() {
  const made = element("span", "spoiler");
  made.setAttribute("aria-label", word("spoiler"));
  pressable(made, () => {
    made.classList.add("shown");
    made.removeAttribute("aria-label");
    made.removeAttribute("role");
  });
  return made;
}

function quote() {
  const made = element("blockquote", "folded");
  pressable(made, () => made.classList.toggle("folded"));
  return made;
}
