// One person's chat: only what changed is drawn anew, so that focus and scrolling stay.

import { element, icon } from "./elements.js";
import { madeUpPhoto } from "./photo.js";
import { arrange, card, dayOf, picture, rows, stamp } from "./pieces.js";
import { act, notice, send } from "./sending.js";
import { formatted } from "./text.js";
import { spoken, word } from "./words.js";

export class Chat {
  constructor(person, position, page) {
    this.page = page;
    this.person = person;
    this.bubbles = new Map();
    this.toastsSeen = null;
    this.root = document.getElementById("chat-template").content.cloneNode(true).firstElementChild;
    this.find = (selector) => this.root.querySelector(selector);
    this.root.id = `chat-${person.id}`;
    this.find("h2").textContent = person.name;
    this.find(".face").textContent = person.name.split(" ").map((part) => part[0]).join("").slice(0, 2);
    this.find(".face").classList.add(`face-${position % 6}`);
    this.doing = { say: (text) => this.say(text), follow: (url) => this.follow(url) };
    this.listen();
  }

  listen() {
    const field = this.find("textarea");
    this.find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.sendTyped();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.sendTyped();
    });
    this.find(".attach-photo").addEventListener("click", () => this.sendPhoto());
    this.find(".attach-file").addEventListener("click", () => this.sendFile());
    this.find(".open-commands").addEventListener("click", () => this.openCommands(this.find(".commands").hidden));
    this.find(".commands").addEventListener("keydown", (event) => this.walkCommands(event));
    this.find(".commands").addEventListener("focusout", (event) => this.leaveCommands(event.relatedTarget));
    this.find(".start").addEventListener("click", () => this.begin());
    this.find(".switch input").addEventListener("change", (event) =>
      act(this.person.id, { does: event.target.checked ? "blocks" : "unblocks" }));
  }

  say(text) {
    return act(this.person.id, { does: "says", text });
  }

  async sendTyped() {
    const field = this.find("textarea");
    const text = field.value.trim();
    if (text && (await this.say(text))) field.value = "";
  }

  async sendPhoto() {
    const field = this.find("textarea");
    const caption = encodeURIComponent(field.value.trim());
    if (await send(`photo/${this.person.id}?caption=${caption}`, await madeUpPhoto(), "image/png")) field.value = "";
  }

  async sendFile() {
    const field = this.find("textarea");
    const query = new URLSearchParams({ name: word("fileName"), caption: field.value.trim() });
    if (await send(`document/${this.person.id}?${query}`, "%PDF-1.4", "application/pdf")) field.value = "";
  }

  begin() {
    if (this.seen.standing === "blocked") act(this.person.id, { does: "unblocks" });
    else this.say("/start");
  }

  follow(url) {
    const link = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]+)$/i.exec(url);
    if (link && link[1].toLowerCase() === this.page.bot().toLowerCase()) this.say(`/start ${link[2]}`);
    else notice(word("closedLink") + url);
  }

  // -- drawing

  show(seen) {
    const log = this.find(".messages");
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const newest = seen.messages.at(-1);
    const before = this.seen && (this.seen.messages.at(-1)?.id ?? 0);
    const grew = newest && newest.id !== before;
    this.seen = seen;
    this.drawMessages(seen.messages);
    this.drawKeyboard(seen.keyboard);
    this.drawCommands(seen.commands);
    this.drawStanding(seen.standing);
    this.drawToasts(seen.toasts);
    if (atEnd || grew) log.scrollTop = log.scrollHeight;
    if (grew && newest.bot && before !== undefined) this.page.unseen(this.person.id);
  }

  speak() {
    this.find(".who p").textContent = spoken(this.person.who);
    this.find(".messages").setAttribute("aria-label", word("chatOf") + this.person.name);
    this.find(".switch input").setAttribute("aria-label", word("block"));
    this.bubbles.clear();
    this.find(".messages").replaceChildren();
    if (this.seen) this.show(this.seen);
  }

  drawMessages(messages) {
    const wanted = [];
    let day = "";
    for (const message of messages) {
      const today = dayOf(message.at);
      if (today !== day) wanted.push(this.dayChip(today));
      day = today;
      wanted.push(this.bubbleOf(message));
    }
    arrange(this.find(".messages"), wanted);
  }

  dayChip(text) {
    const known = this.bubbles.get(text)?.node ?? element("div", "day", text);
    this.bubbles.set(text, { node: known });
    return known;
  }

  bubbleOf(message) {
    const print = JSON.stringify(message);
    const known = this.bubbles.get(message.id);
    if (known?.print === print) return known.node;
    const node = this.drawBubble(message);
    if (known?.node.contains(document.activeElement)) queueMicrotask(() => (node.querySelector("button") ?? this.find("textarea")).focus());
    this.bubbles.set(message.id, { print, node });
    return node;
  }

  drawBubble(message) {
    const node = element("article", message.bot ? "message" : "message own");
    const bubble = element("div", "bubble");
    if (message.photo) bubble.append(picture(message.photo));
    if (message.kind) bubble.append(card(message));
    if (message.text) bubble.append(formatted(message.text, message.entities, this.doing));
    bubble.append(stamp(message));
    if (message.bot && !message.protected) bubble.append(this.drawForward(message));
    node.append(bubble);
    if (message.buttons.length) node.append(this.drawButtons(message));
    return node;
  }

  drawForward(message) {
    const made = element("button", "forward");
    made.title = word("forward");
    made.setAttribute("aria-label", word("forward"));
    made.append(icon("forward"));
    made.addEventListener("click", async () => {
      const field = this.find("textarea");
      const deed = { does: "forwards", message: message.id, text: field.value.trim() };
      if (await act(this.person.id, deed)) field.value = "";
    });
    return made;
  }

  drawButtons(message) {
    return rows("buttons", message.buttons, (button) => {
      const made = element("button", button.style ?? "", button.text);
      made.disabled = "disabled" in button;
      if (button.url) made.append(icon("away"));
      if (button.copy_text) made.append(icon("copy"));
      made.addEventListener("click", () => this.pressed(message, button));
      return made;
    });
  }

  pressed(message, { url, copy_text: copied, callback_data: data }) {
    if (url) this.follow(url);
    else if (copied) navigator.clipboard?.writeText(copied.text).then(() => this.showToast(word("copied")));
    else act(this.person.id, { does: "presses", message: message.id, data });
  }

  drawKeyboard(keys) {
    const place = this.find(".keyboard");
    place.hidden = !keys.length;
    place.replaceChildren(...rows("", keys, (key) => {
      const made = element("button");
      if (key.contact) made.append(icon("phone"));
      made.append(key.text);
      made.addEventListener("click", () => (key.contact ? act(this.person.id, { does: "shares" }) : this.say(key.text)));
      return made;
    }).children);
  }

  drawCommands(commands) {
    this.find(".open-commands").hidden = !commands.length;
    this.find(".commands").replaceChildren(...commands.map(({ command, description }) => {
      const made = element("button");
      made.setAttribute("role", "menuitem");
      made.append(element("b", "", `/${command}`), element("span", "", description));
      made.addEventListener("click", () => {
        this.openCommands(false);
        this.say(`/${command}`);
      });
      return made;
    }));
  }

  openCommands(open) {
    this.find(".commands").hidden = !open;
    this.find(".open-commands").setAttribute("aria-expanded", String(open));
    (open ? this.find(".commands button") : this.find("textarea")).focus();
  }

  leaveCommands(next) {
    if (this.find(".commands").contains(next) || next === this.find(".open-commands")) return;
    this.find(".commands").hidden = true;
    this.find(".open-commands").setAttribute("aria-expanded", "false");
  }

  walkCommands(event) {
    const all = [...this.find(".commands").children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.openCommands(false);
    if (!step) return;
    event.preventDefault();
    all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
  }

  drawStanding(standing) {
    const open = standing === "open";
    const gone = standing === "deactivated";
    const start = this.find(".start");
    this.find("form").hidden = !open;
    this.find(".keyboard").hidden ||= !open;
    start.hidden = open;
    start.disabled = gone;
    start.classList.toggle("plain", gone);
    start.textContent = word({ blocked: "unblock", deactivated: "gone" }[standing] ?? "start");
    this.find(".switch input").checked = standing === "blocked";
    this.find(".switch input").disabled = !open && standing !== "blocked";
  }

  drawToasts(toasts) {
    const fresh = this.toastsSeen === null ? [] : toasts.slice(this.toastsSeen);
    this.toastsSeen = toasts.length;
    fresh.forEach((text) => this.showToast(text));
  }

  showToast(text) {
    const made = element("div", "toast", text);
    this.find(".toasts").append(made);
    setTimeout(() => made.remove(), 4000);
  }
}
