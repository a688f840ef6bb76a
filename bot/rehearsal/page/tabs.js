// Which chat is looked at.  On a narrow screen tabs; on a wide one all are seen, and these are short ways to each for the keyboard.

import { element } from "./elements.js";
import { spoken } from "./words.js";

const narrow = matchMedia("(max-width: 820px)");

export class Tabs {
  constructor(root, chats) {
    [this.root, this.chats, this.chosen] = [root, chats, 0];
    narrow.addEventListener("change", () => this.arrange());
  }

  fill(people, first = people[0]?.id) {
    this.root.replaceChildren(...people.map((person) => this.tabOf(person)));
    this.arrange();
    this.choose(first);
  }

  speak(people) {
    people.forEach((person, n) => (this.root.children[n].textContent = spoken(person.name).split(" ")[0]));
  }

  tabOf(person) {
    const tab = element("button");
    tab.id = `tab-${person.id}`;
    tab.dataset.person = person.id;
    tab.setAttribute("aria-controls", `chat-${person.id}`);
    tab.addEventListener("click", () => this.choose(person.id, !narrow.matches));
    tab.addEventListener("keydown", (event) => {
      const next = tab[{ ArrowRight: "nextSibling", ArrowLeft: "previousSibling" }[event.key]];
      if (!next) return;
      this.choose(Number(next.dataset.person));
      next.focus();
    });
    return tab;
  }

  arrange() {
    this.root.setAttribute("role", narrow.matches ? "tablist" : "group");
    for (const tab of this.root.children) {
      tab.toggleAttribute("role", narrow.matches);
      if (narrow.matches) tab.setAttribute("role", "tab");
      this.mark(tab);
    }
    for (const [id, chat] of this.chats) {
      chat.root.setAttribute("role", narrow.matches ? "tabpanel" : "region");
      chat.root.setAttribute("aria-labelledby", narrow.matches ? `tab-${id}` : `name-${id}`);
    }
  }

  mark(tab) {
    const selected = Number(tab.dataset.person) === this.chosen;
    if (narrow.matches) tab.setAttribute("aria-selected", String(selected));
    else tab.removeAttribute("aria-selected");
    tab.tabIndex = selected ? 0 : -1;
    if (selected) tab.classList.remove("unseen");
    if (selected && narrow.matches) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  choose(id, writes = false) {
    this.chosen = id;
    for (const tab of this.root.children) this.mark(tab);
    for (const [one, chat] of this.chats) chat.look(one === id);
    this.chats.get(id)?.root.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (writes) this.chats.get(id).write();
  }

  news(id) {
    if (id !== this.chosen) document.getElementById(`tab-${id}`)?.classList.add("unseen");
  }
}
