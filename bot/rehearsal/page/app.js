// The chats of several made-up people, live, and the story that leads through them.

import { Chat } from "./chat.js";
import { inZone, put, tick } from "./clock.js";
import { element } from "./elements.js";
import { follow } from "./live.js";
import { notice, send } from "./sending.js";
import { Strip } from "./strip.js";
import { Tabs } from "./tabs.js";
import { otherLanguage, pageLanguage, speak, spoken, word } from "./words.js";

const place = (id) => document.getElementById(id);
const chats = new Map();
const tabs = new Tabs(place("tabs"), chats);
const strip = new Strip(place("strip"), (person) => tabs.choose(person));
let stage = { run: "", bot: "", people: [], controls: [] };

function raise(news) {
  const { run } = stage;
  stage = news;
  inZone(news.zone);
  place("desk").href = news.desk;
  place("desk").hidden = !news.desk;
  strip.offer(news.walks);
  if (news.run !== run) gather(news.people);
  label();
}

function gather(people) {
  chats.clear();
  const page = { bot: () => stage.bot, run: () => stage.run, news: (id) => tabs.news(id) };
  people.forEach((person, n) => chats.set(person.id, new Chat(person, n, page)));
  place("chats").replaceChildren(...[...chats.values()].map((chat) => chat.root));
  for (const [id, chat] of chats) chat.root.addEventListener("focusin", () => tabs.chosen !== id && tabs.choose(id));
  tabs.fill(people, strip.walk?.about);
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

function label() {
  document.documentElement.lang = pageLanguage();
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = word(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = word(node.dataset.label);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = word(node.dataset.placeholder);
  place("language").lang = otherLanguage();
  place("control-list").replaceChildren(...stage.controls.map(controlOf));
  tabs.speak(stage.people);
  strip.draw();
  tick();
  for (const chat of chats.values()) chat.speak();
}

// Operators speak the language of the page; asked: somebody has chosen it just now.
const tell = (asked) => send("language", JSON.stringify({ language: pageLanguage(), asked }));

place("language").addEventListener("click", () => {
  speak(otherLanguage());
  label();
  tell(true);
});

const TAKE = {
  stage: raise,
  clock: ({ ahead }) => put(ahead),
  codes: (news) => Object.entries(news).forEach(([id, code]) => chats.get(Number(id))?.showCode(code)),
  walks: (news) => strip.follow(news),
  chat: (news) => chats.get(news.id)?.show(news),
  lost: () => notice(word("lost")),
};

label();
tell(false);
if (!place("intro").offsetParent) notice(word("intro"));
follow((name, data) => TAKE[name](data));
