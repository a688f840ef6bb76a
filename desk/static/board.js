// The shift board by its keys: from line to line, and what waits there longest into one's hands.

const board = document.getElementById("board");
const writes = element => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
const lines = () => [...board.querySelectorAll(".waits tbody tr")].filter(line => line.querySelector("th a"));

// The numbers are not made anew while a line has the focus: it would go with them.
function move(by) {
  const all = lines();
  const place = all.indexOf(document.activeElement.closest(".waits tr"));
  all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)]?.querySelector("th a").focus();
}

const here = () => document.activeElement.closest(".waits tr") ?? board;

// By the place on the keyboard, so that they are the same in every layout.
const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyT: () => here().querySelector(".waits [data-key=t]")?.click(),
  KeyH: () => board.querySelector("[data-key=h]")?.click(),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || writes(event.target)) return;
  if (event.key === "Escape" && board.contains(document.activeElement)) document.activeElement.blur();
  if (localStorage.getItem("keys") === "off" || !keys[event.code]) return;
  event.preventDefault();
  keys[event.code]();
});
