// A menu that a button opens above itself; arrow keys walk in it, Escape closes it.

import { element } from "./elements.js";

export class Menu {
  constructor(button, place) {
    [this.button, this.place] = [button, place];
    button.addEventListener("click", () => this.open(place.hidden));
    place.addEventListener("keydown", (event) => this.walk(event));
    place.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (!place.contains(next) && next !== button) this.close();
    });
  }

  // items: {name, words, act}; the name, if there is one, stands out
  fill(items) {
    this.button.hidden = !items.length;
    this.place.replaceChildren(...items.map(({ name, words, act }) => {
      const made = element("button");
      made.setAttribute("role", "menuitem");
      made.tabIndex = -1;
      if (name) made.append(element("b", "", name));
      made.append(element("span", "", words));
      made.addEventListener("click", () => {
        this.open(false);
        act();
      });
      return made;
    }));
  }

  open(open) {
    this.place.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    (open ? this.place.firstElementChild : this.button)?.focus();
  }

  close() {
    this.place.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  walk(event) {
    const all = [...this.place.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.open(false);
    if (!step) return;
    event.preventDefault();
    all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
  }
}
