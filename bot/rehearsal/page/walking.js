// In a chat there are hundreds of buttons and links: Tab steps over them, the arrow keys walk among them.

export function walkable(log, leave) {
  log.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...log.querySelectorAll("button, a, [role=button]")];
    const at = all.indexOf(document.activeElement);
    const next = at < 0 ? all.at(-1) : all[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
