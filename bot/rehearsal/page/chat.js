// One person's chat: messages, field, keyboard, menu of commands, short notices.

import { Composer } from "./composer.js";
import { element, icon } from "./elements.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { merged, withEarlier } from "./merging.js";
import { rows } from "./pieces.js";
import { act, get, notice } from "./sending.js";
import { spoken, word } from "./words.js";

export class Chat {
  constructor(person, position, page) {
    [this.person, this.page, this.toastsSeen] = [person, page, null];
    this.root = document.getElementById("chat-template").content.cloneNode(true).firstElementChild;
    this.find = (selector) => this.root.querySelector(selector);
    this.root.id = `chat-${person.id}`;
    this.find("h2").id = `name-${person.id}`;
    this.find(".face").classList.add(`face-${position % 6}`);
    this.log = new Log(this.find(".messages"), this.find(".new"), this);
    this.commands = new Menu(this.find(".open-commands"), this.find(".commands"));
    this.composer = new Composer(this);
    this.find(".start").addEventListener("click", () => this.begin());
    this.find(".code").addEventListener("click", () => this.say(this.code));
  }

  // -- what a person does

  say(text) {
    return act(this.person.id, { does: "says", text });
  }

  begin() {
    if (this.seen.standing === "blocked") act(this.person.id, { does: "unblocks" });
    else this.say("/start");
  }

  press(message, button) {
    if (button.url) this.follow(button.url);
    else if (button.copy_text) navigator.clipboard?.writeText(button.copy_text.text).then(() => notice(word("copied")));
    else act(this.person.id, { does: "presses", message: message.id, data: button.callback_data });
  }

  follow(url) {
    const link = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]+)$/i.exec(url);
    if (link && link[1].toLowerCase() === this.page.bot().toLowerCase()) this.say(`/start ${link[2]}`);
    else notice(word("closedLink") + url);
  }

  async forward(message) {
    const deed = { does: "forwards", message: message.id, text: this.composer.text };
    if (await act(this.person.id, deed)) this.composer.fill("");
  }

  edit(message) {
    this.composer.edit(message);
  }

  write() {
    const field = this.find("form").hidden ? this.find(".start") : this.find("textarea");
    field.focus();
  }

  async loadEarlier() {
    const page = await get(`earlier/${this.person.id}?before=${this.seen.messages[0].id}`);
    if (!page) return;
    this.log.following = false;
    this.seen = withEarlier(this.seen, page);
    this.log.show(this.seen);
  }

  // -- what is seen

  look(chosen) {
    this.root.classList.toggle("chosen", chosen);
    this.log.look();
  }

  speak() {
    this.find("h2").textContent = spoken(this.person.name);
    this.find(".face").textContent = spoken(this.person.name).split(" ").map((part) => part[0]).join("").slice(0, 2);
    this.find(".who p").textContent = spoken(this.person.who);
    this.find(".messages").setAttribute("aria-label", word("chatOf") + spoken(this.person.name));
    this.composer.speak();
    if (this.code) this.showCode(this.code);
    this.log.forget();
    if (this.seen) this.draw();
  }

  show(news) {
    const newest = (seen) => seen?.messages.at(-1);
    const before = this.seen;
    this.seen = merged(before, news);
    this.draw();
    const fresh = this.seen.messages.filter(({ id }) => id > (newest(before)?.id ?? 0));
    if (!before || !fresh.length) return;
    this.log.grew(fresh.some(({ bot, forwarded }) => !bot && !forwarded));
    if (fresh.at(-1).bot) this.page.news(this.person.id);
  }

  showCode(code) {
    this.code = code;
    const place = this.find(".code");
    place.hidden = !code;
    place.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
    place.title = word("code");
  }

  draw() {
    this.root.lang = this.seen.language;
    this.drawKeyboard(this.seen.keyboard);
    this.commands.fill(this.seen.commands.map(({ command, description }) =>
      ({ name: `/${command}`, words: description, act: () => this.say(`/${command}`) })));
    this.drawStanding(this.seen.standing);
    this.drawToasts(this.seen.toasts);
    this.log.show(this.seen);
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

  drawStanding(standing) {
    const open = standing === "open";
    const start = this.find(".start");
    this.find("form").hidden = !open;
    this.find(".keyboard").hidden ||= !open;
    start.hidden = open;
    start.disabled = standing === "deactivated";
    start.textContent = word({ blocked: "unblock", deactivated: "gone" }[standing] ?? "start");
  }

  drawToasts({ shown, last }) {
    const fresh = this.toastsSeen === null ? 0 : shown - this.toastsSeen;
    this.toastsSeen = shown;
    for (const text of fresh ? last.slice(-fresh) : []) {
      const made = element("div", "toast", text);
      this.find(".toasts").append(made);
      setTimeout(() => made.remove(), 4000);
    }
  }
}
