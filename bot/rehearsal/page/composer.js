// The field at the foot of a chat and what can be sent besides words.

import { Menu } from "./menu.js";
import { madeUpPhoto } from "./photo.js";
import { act, notice, send } from "./sending.js";
import { counted, word } from "./words.js";

const LONGEST = 4096; // characters of one message
const LARGEST = 20 << 20; // bytes of a file that a bot can fetch

export class Composer {
  constructor(chat) {
    [this.chat, this.editing] = [chat, null];
    this.field = chat.find("textarea");
    this.hint = chat.find(".hint");
    this.file = chat.find("input[type=file]");
    this.more = new Menu(chat.find(".open-more"), chat.find(".more"));
    this.listen();
    this.field.value = sessionStorage.getItem(this.key) ?? "";
    this.typed();
  }

  get key() {
    return `typed ${this.chat.page.run()} ${this.chat.person.id}`;
  }

  get text() {
    return this.field.value.trim();
  }

  listen() {
    this.chat.find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.sendTyped();
    });
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.editing) this.edit(null);
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.sendTyped();
    });
    this.file.addEventListener("change", () => this.sendOwnFile());
  }

  speak() {
    this.more.fill([
      { words: word("photo"), act: () => this.sendPhoto() },
      { words: word("file"), act: () => this.sendFile(word("fileName"), "%PDF-1.4", "application/pdf") },
      { words: word("ownFile"), act: () => this.file.click() },
      { words: word("sendVoice"), act: () => this.does("voice") },
      { words: word("sendSticker"), act: () => this.does("sticker") },
      { words: word("sendContact"), act: () => this.does("contact") },
      { words: word("block"), act: () => this.does("blocks") },
    ]);
    this.typed();
  }

  does = (deed) => act(this.chat.person.id, { does: deed });

  fill(text) {
    this.field.value = text;
    this.typed();
  }

  // What was typed survives a reload; what is too long for one message says so.
  typed() {
    sessionStorage.setItem(this.key, this.field.value);
    const { length } = this.text;
    const said = length > LONGEST ? counted("tooLong", length, Math.ceil(length / LONGEST)) : this.editing ? word("editing") : "";
    this.hint.textContent = said;
    this.hint.hidden = !said;
  }

  edit(message) {
    this.editing = message;
    this.fill(message?.text ?? "");
    this.field.focus();
  }

  async sendTyped() {
    const { text, editing } = this;
    if (!text) return;
    const deed = editing ? { does: "edits", message: editing.id, text } : { does: "says", text };
    if (!(await act(this.chat.person.id, deed))) return;
    this.editing = null;
    this.fill("");
  }

  async sendPhoto() {
    const caption = encodeURIComponent(this.text);
    if (await send(`photo/${this.chat.person.id}?caption=${caption}`, await madeUpPhoto(), "image/png")) this.fill("");
  }

  async sendFile(name, content, type) {
    const query = new URLSearchParams({ name, caption: this.text });
    if (await send(`document/${this.chat.person.id}?${query}`, content, type)) this.fill("");
  }

  async sendOwnFile() {
    const [file] = this.file.files;
    if (!file) return;
    if (file.size > LARGEST) notice(word("tooLarge"));
    else await this.sendFile(file.name, file, file.type || "application/octet-stream");
    this.file.value = "";
  }
}
