// The chats of several made-up people, live.  The server sends whole chats.

import { Chat } from "./chat.js";
import { element } from "./elements.js";
import { notice, send } from "./sending.js";
import { pageLanguage, speak, spoken, word } from "./words.js";

const chats = new Map();
let cast = { bot: "", people: [], controls: [] };
let chosen = 0;

function choose(id) {
  chosen = id;
  for (const tab of document.getElementById("tabs").children) {
    const selected = Number(tab.dataset.person) === id;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
    if (selected) tab.classList.remove("unseen");
  }
  for (const chat of chats.values()) chat.root.classList.toggle("chosen", chat.person.id === id);
  const log = chats.get(id)?.find(".messages");
  if (log) log.scrollTop = log.scrollHeight;
}

function markUnseen(id) {
  if (id !== chosen) document.querySelector(`[data-person="${id}"]`)?.classList.add("unseen");
}

function tabOf(person) {
  const tab = element("button", "", person.name.split(" ")[0]);
  tab.dataset.person = person.id;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", `chat-${person.id}`);
  tab.addEventListener("click", () => choose(person.id));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: "nextSibling", ArrowLeft: "previousSibling" }[event.key];
    const next = step && tab[step];
    if (!next) return;
    choose(Number(next.dataset.person));
    next.focus();
  });
  return tab;
}

function controlOf(control) {
  const made = element("button", "", spoken(control.label));
  made.addEventListener("click", async () => {
    made.disabled = true;
    await send(`control/${control.name}`, "{}");
    made.disabled = false;
  });
  return made;
}

function raise(news) {
  const before = JSON.stringify(cast.people);
  cast = news;
  if (JSON.stringify(news.people) === before) return;
  chats.clear();
  news.people.forEach((person, n) => chats.set(person.id, new Chat(person, n, { bot: () => cast.bot, unseen: markUnseen })));
  document.getElementById("chats").replaceChildren(...[...chats.values()].map((chat) => chat.root));
  document.getElementById("tabs").replaceChildren(...news.people.map(tabOf));
  choose(news.people[0]?.id);
  label();
}

function label() {
  document.documentElement.lang = pageLanguage();
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = word(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = word(node.dataset.label);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-language]")) node.setAttribute("aria-pressed", String(node.dataset.language === pageLanguage()));
  document.getElementById("controls").replaceChildren(...cast.controls.map(controlOf));
  for (const chat of chats.values()) chat.speak();
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    label();
  });
}

const events = new EventSource("events");
events.addEventListener("cast", (event) => raise(JSON.parse(event.data)));
events.addEventListener("chat", (event) => {
  const seen = JSON.parse(event.data);
  chats.get(seen.id)?.show(seen);
});
events.addEventListener("error", () => notice(word("lost")));
label();
