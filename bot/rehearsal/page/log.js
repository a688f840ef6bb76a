// The messages of a chat.  Only what changed is drawn anew, and whoever reads back is left where they are.

import { drawBubble } from "./bubble.js";
import { dayOf } from "./clock.js";
import { element } from "./elements.js";
import { arrange } from "./pieces.js";
import { walkable } from "./walking.js";
import { word } from "./words.js";

const NEAR = 60; // pixels from the end that still count as the end

export class Log {
  constructor(root, pill, chat) {
    [this.root, this.pill, this.chat] = [root, pill, chat];
    [this.bubbles, this.days, this.following, this.top] = [new Map(), new Map(), true, 0];
    root.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => this.look()).observe(root);
    pill.addEventListener("click", () => this.toEnd());
    walkable(root, () => chat.write());
  }

  show(seen) {
    const height = this.root.scrollHeight;
    const first = this.root.querySelector(".message");
    this.draw(seen);
    if (this.following) this.toEnd();
    else if (first && this.root.querySelector(".message") !== first) this.root.scrollTop += this.root.scrollHeight - height;
  }

  // Something new came, by the bot or by whom the chat belongs to.
  grew(own) {
    if (this.following || own) this.toEnd();
    else this.pill.hidden = false;
  }

  forget() {
    this.bubbles.clear();
    this.days.clear();
    this.root.replaceChildren();
  }

  // Scrolling is lost while nothing of the chat is shown, and in a window of another size the end is elsewhere.
  look() {
    this.size = this.sizeNow();
    this.root.scrollTop = this.following ? this.root.scrollHeight : this.top;
  }

  toEnd() {
    this.following = true;
    this.root.scrollTop = this.root.scrollHeight;
    this.pill.hidden = true;
  }

  scrolled() {
    if (!this.root.clientHeight || this.size !== this.sizeNow()) return;
    this.top = this.root.scrollTop;
    this.following = this.root.scrollHeight - this.top - this.root.clientHeight < NEAR;
    if (this.following) this.pill.hidden = true;
  }

  sizeNow() {
    return `${this.root.clientWidth} ${this.root.clientHeight}`;
  }

  draw(seen) {
    const wanted = [];
    if (!seen.messages.length) wanted.push(this.description(seen));
    if (seen.more) wanted.push(this.earlier());
    let day = "";
    for (const message of seen.messages) {
      if (dayOf(message.at) !== day) wanted.push(this.dayChip((day = dayOf(message.at))));
      wanted.push(this.bubbleOf(message));
    }
    arrange(this.root, wanted);
  }

  dayChip(text) {
    if (!this.days.has(text)) this.days.set(text, element("div", "day", text));
    return this.days.get(text);
  }

  description({ description, language }) {
    const made = element("div", "description");
    made.lang = language;
    if (description) made.append(element("b", "", { uk: "Що вміє цей бот?" }[language] ?? "What can this bot do?"), element("p", "", description));
    return made;
  }

  earlier() {
    const made = element("button", "earlier", word("earlier"));
    made.tabIndex = -1;
    made.addEventListener("click", () => this.chat.loadEarlier());
    return made;
  }

  bubbleOf(message) {
    const known = this.bubbles.get(message.id);
    if (known?.message === message) return known.node;
    const node = drawBubble(message, this.chat);
    if (known?.node.contains(document.activeElement)) queueMicrotask(() => (node.querySelector("button") ?? this.root).focus());
    this.bubbles.set(message.id, { message, node });
    return node;
  }
}
