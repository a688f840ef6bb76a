// The story as a strip of steps.  It follows what was done, by whomever; its button does the next step in the chats.

import { element } from "./elements.js";
import { send } from "./sending.js";
import { pageLanguage, spoken, word } from "./words.js";

export class Strip {
  constructor(root, look) {
    [this.root, this.look] = [root, look];
    [this.walks, this.done, this.chosen, this.busy] = [[], new Map(), null, false];
  }

  offer(walks) {
    this.walks = walks;
    this.draw();
  }

  follow(news) {
    this.done = new Map(news.map(({ about, done }) => [about, done]));
    this.draw();
  }

  doneOf = (walk) => this.done.get(walk.about) ?? [];
  next = (walk) => walk.steps.findIndex((_step, n) => !this.doneOf(walk)[n]);

  // The one that was chosen; else the one that came furthest and is not over; else that of the page's language.
  get walk() {
    const steps = (walk) => this.doneOf(walk).filter(Boolean).length;
    const open = this.walks.filter((walk) => steps(walk) && this.next(walk) >= 0);
    const over = this.walks.filter((walk) => this.next(walk) < 0);
    const own = this.walks.filter((walk) => walk.language === pageLanguage());
    const first = [...open.sort((one, other) => steps(other) - steps(one)), ...over, ...own, ...this.walks];
    return this.walks.find((walk) => walk.about === this.chosen) ?? first[0];
  }

  draw() {
    const { walk } = this;
    if (!walk) return;
    document.getElementById("intro").hidden = this.walks.some((one) => this.doneOf(one).some(Boolean));
    const focused = this.root.contains(document.activeElement);
    const next = this.next(walk);
    const steps = walk.steps.map((step, n) => this.drawStep(walk, step, n, next));
    if (next < 0) steps.push(this.drawEnd(walk));
    const list = element("ol");
    list.append(...steps);
    this.root.replaceChildren(list);
    list.querySelector(".next, .end")?.scrollIntoView({ block: "nearest", inline: "center" });
    if (focused) list.querySelector("button")?.focus();
  }

  drawStep(walk, step, n, next) {
    const made = element("li", n === next ? "next" : this.doneOf(walk)[n] ? "done" : "");
    const label = spoken(step.label);
    if (n !== next) {
      made.append(element("span", "number", made.className ? "✓" : `${n + 1}`), element("span", "", label));
      if (made.className) made.append(element("span", "unseen-words", word("done")));
      return made;
    }
    made.setAttribute("aria-current", "step");
    const button = element("button", "go");
    button.append(element("span", "number", `${n + 1}`), element("span", "of", `/${walk.steps.length}`), element("span", "", label));
    button.append(element("span", "play", this.busy ? "…" : "▶"));
    button.title = word("walk");
    button.setAttribute("aria-disabled", String(this.busy));
    button.addEventListener("click", () => this.go(walk, n));
    made.append(button);
    return made;
  }

  drawEnd(walk) {
    const made = element("li", "end");
    made.append(element("span", "", word("walked")));
    const other = this.walks.find((one) => one !== walk && this.next(one) >= 0);
    if (!other) return made;
    const button = element("button", "go", `${spoken(other.steps[0].label)} ▶`);
    button.addEventListener("click", () => {
      this.chosen = other.about;
      this.go(other, this.next(other));
    });
    made.append(button);
    return made;
  }

  async go(walk, n) {
    if (this.busy) return;
    this.busy = true;
    this.look(walk.steps[n].person);
    this.draw();
    await send(`walk/${walk.about}/${n}`, "{}");
    this.busy = false;
    this.draw();
  }
}
