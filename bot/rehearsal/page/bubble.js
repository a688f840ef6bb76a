// One message: its bubble, what can be done with it, and the buttons below.

import { element, icon } from "./elements.js";
import { card, languageOf, picture, rows, stamp } from "./pieces.js";
import { formatted } from "./text.js";
import { word } from "./words.js";

// doing: what presses, links and commands do (chat.js)
export function drawBubble(message, doing) {
  const node = element("article", message.bot ? "message" : "message own");
  const line = element("div", "line");
  line.append(drawWords(message, doing), ...besides(message, doing));
  node.append(line);
  if (message.buttons.length) node.append(drawButtons(message, doing));
  for (const one of node.querySelectorAll("button, a, [tabindex]")) one.tabIndex = -1; // arrow keys walk here (walking.js)
  return node;
}

function drawWords(message, doing) {
  const bubble = element("div", "bubble");
  if (message.forwarded) bubble.append(element("div", "forwarded", word("forwarded")));
  if (message.photo) bubble.append(picture(message.photo));
  if (message.kind) bubble.append(card(message));
  if (message.text) {
    const words = formatted(message.text, message.entities, doing);
    words.lang = languageOf(message.text);
    bubble.append(words);
  }
  bubble.append(stamp(message));
  return bubble;
}

function besides(message, doing) {
  if (message.bot) return message.protected ? [] : [beside("forward", () => doing.forward(message))];
  return message.kind || message.photo || message.forwarded ? [] : [beside("edit", () => doing.edit(message))];
}

function beside(name, act) {
  const made = element("button", "beside");
  made.title = word(name);
  made.setAttribute("aria-label", word(name));
  made.append(icon(name));
  made.addEventListener("click", act);
  return made;
}

function drawButtons(message, doing) {
  return rows("buttons", message.buttons, (button) => {
    const made = element("button", button.style ?? "", button.text);
    made.lang = languageOf(button.text);
    made.disabled = "disabled" in button;
    if (button.url) made.append(icon("away"));
    if (button.copy_text) made.append(icon("copy"));
    made.addEventListener("click", () => doing.press(message, button));
    return made;
  });
}
