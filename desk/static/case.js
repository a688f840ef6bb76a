// An inquiry and the queue by their keys; without this script everything is a press or a form.

const writes = element => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");

function unfold(id) {
  const part = document.getElementById(id);
  if (!part) return;
  part.open = true;
  part.querySelector("textarea, input:not([type=hidden])")?.focus();
}

function choose(number) {
  const box = document.querySelectorAll('#accept input[name=person]:not([value="0"])')[number - 1];
  if (!box) return;
  document.getElementById("accept").open = true;
  box.checked = true;
  box.focus();
}

// In the queue from one inquiry to the next.
function move(by) {
  const links = [...document.querySelectorAll(".waiting tbody a, .line-up li a")];
  const open = links.findIndex(one => one.ariaCurrent);
  const place = links.includes(document.activeElement) ? links.indexOf(document.activeElement) : open;
  links[place < 0 ? 0 : Math.min(Math.max(place + by, 0), links.length - 1)]?.focus();
}

// By the place on the keyboard, so that they are the same in every layout.
const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyA: () => unfold("accept"),
  KeyS: () => unfold("accept"),
  KeyQ: () => unfold("ask"),
  KeyR: () => document.getElementById("words")?.focus(),
  KeyT: () => document.querySelector("[data-key=t]")?.click(),
  KeyU: () => document.querySelector("#last [data-key=u]")?.click(),
  KeyN: () => document.querySelector(".queue [data-key=n]")?.click(),
  Slash: () => unfold("name"),
  Digit1: () => choose(1),
  Digit2: () => choose(2),
  Digit3: () => choose(3),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (writes(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (localStorage.getItem("keys") === "off" || !keys[event.code]) return;
  event.preventDefault();
  keys[event.code]();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", event => {
  if (event.target.getAttribute("aria-busy")) event.preventDefault();
  else event.target.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => document.querySelectorAll("[aria-busy]").forEach(one => one.removeAttribute("aria-busy")));
