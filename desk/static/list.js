// A list by its keys: what is pressed is sent as the forms would send it, and only what has changed comes back.

const list = document.querySelector(".list");
const scroll = document.getElementById("scroll");
const dialog = document.getElementById("keys");
const on = document.getElementById("keys-on");
const rows = () => [...scroll.querySelectorAll("tr[data-row]")];
const current = () => scroll.querySelector("tr[aria-current]");
const panel = () => document.getElementById("panel");
const back = () => {
  const asked = new URLSearchParams(location.search);
  asked.delete("row");
  return asked.toString();
};
const narrow = matchMedia("(max-width: 760px)");
let latest = 0;
let busy = false;

// The next rows that somebody has to decide, in the order of the table: the first that no colleague has is taken.
const named = 50;
function following(id) {
  const all = rows();
  const place = all.findIndex(row => row.dataset.row === id);
  const free = [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))].filter(row => "free" in row.dataset);
  return free.slice(0, named).map(row => row.dataset.row).join();
}

// On a telephone the row in hand stands above the table, and has to be seen when another is pressed.
const bring = row => (narrow.matches ? panel() : row)?.scrollIntoView({block: narrow.matches ? "start" : "nearest"});

function show(row, {focus = true} = {}) {
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  requestAnimationFrame(() => { // a table of a thousand rows is laid out once, not for each of the two
    bring(row);
    if (focus) row.querySelector("th a").focus({preventScroll: true});
  });
  const asked = new URLSearchParams(back());
  asked.set("row", row.dataset.row);
  history.replaceState(null, "", `?${asked}`);
}

function put(html) {
  const came = document.createElement("template");
  came.innerHTML = html;
  for (const part of came.content.querySelectorAll("[id]")) {
    if (part.matches("tr, #panel, #progress, #together, #last")) document.getElementById(part.id)?.replaceWith(part);
  }
  const found = came.content.getElementById("found");
  if (found) {
    document.getElementById("found")?.remove();
    document.getElementById("naming").append(found);
    found.querySelector("button")?.focus();
  }
}

function say(words) {
  const why = Object.assign(document.createElement("p"), {className: "why"});
  why.append(words);
  why.setAttribute("role", "alert");
  panel().querySelector(".why")?.remove();
  panel().prepend(why);
}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, {...options, headers: {"X-Desk": "piece"}});
  } catch {
    say(list.dataset.lost);
    return null;
  }
  if (answer.status >= 500) {
    say(list.dataset.lost);
    return null;
  }
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  if (answer.status === 401) {
    say(document.getElementById("signed-out").content.cloneNode(true)); // what was written stays where it is
    return null;
  }
  return {ok: answer.ok, html: await answer.text()};
}

async function open(row) {
  show(row);
  const asked = ++latest;
  const before = panel().dataset.row ?? "";
  const fields = new URLSearchParams({next: following(row.dataset.row), back: back(), before});
  const came = await ask(`/lists/${list.dataset.list}/rows/${row.dataset.row}?${fields}`);
  if (!came || asked !== latest) return;
  if (came.ok) put(came.html);
  else say(new DOMParser().parseFromString(came.html, "text/html").body.textContent.trim());
  const there = document.getElementById(row.id);
  if (there) show(there);
}

// Sends a form as the browser would; nothing is sent twice while an answer is on its way.
async function send(form, button) {
  if (busy) return;
  busy = true;
  const late = setTimeout(() => panel().setAttribute("aria-busy", "true"), 150);
  const fields = new URLSearchParams(new FormData(form, button));
  const here = panel().dataset.row ?? current()?.dataset.row ?? "0";
  if (form.elements.next) fields.set("next", following(here));
  fields.set("back", back());
  const came = await ask(button?.getAttribute("formaction") ?? form.getAttribute("action"), {method: "POST", body: fields});
  busy = false;
  clearTimeout(late);
  panel().removeAttribute("aria-busy");
  if (!came) return;
  if (!came.ok) {
    const why = new DOMParser().parseFromString(came.html, "text/html").body.textContent.trim();
    if (current()) await open(current());
    say(why);
    return;
  }
  latest++;
  put(came.html);
  const next = document.getElementById(`row-${panel().dataset.row}`);
  if (!panel().dataset.row && following("0")) location.assign(`?${back()}`); // colleagues have decided all that were named
  if (next && !document.getElementById("found")) show(next);
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || !form.closest("#panel, #last")) return;
  event.preventDefault();
  send(form, event.submitter);
});

scroll.addEventListener("click", event => {
  const link = event.target.closest("th a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.closest("tr"));
});

document.getElementById("all-keys").addEventListener("click", () => dialog.showModal());
on.checked = localStorage.getItem("keys") !== "off";
on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));

function move(by) {
  const all = rows();
  const place = all.indexOf(current());
  const row = all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)];
  if (row) open(row);
}

const press = selector => document.querySelector(selector)?.click();
const choose = number => panel().querySelectorAll("input[name=subject]")[number - 1]?.click();

// By the place on the keyboard, so that they are the same in every layout.
const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyY: () => press("#panel [data-key=y]"),
  KeyN: () => press("#panel [data-key=n]"),
  KeyL: () => press("#panel [data-key=l]"),
  KeyU: () => press("#last [data-key=u]"),
  KeyX: () => current()?.querySelector("input[type=checkbox]:enabled")?.click(),
  Digit1: () => choose(1),
  Digit2: () => choose(2),
  Digit3: () => choose(3),
  Slash: () => {
    const naming = document.getElementById("naming");
    if (!naming) return;
    naming.open = true;
    naming.querySelector("input[type=search]").focus();
  },
  "Shift+KeyY": () => press("#together button:enabled"),
  "Shift+Slash": () => dialog.showModal(),
};

const writes = element => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || dialog.open) return;
  if (writes(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const does = keys[`${event.shiftKey ? "Shift+" : ""}${event.code}`];
  if (!does || (!on.checked && event.code !== "Slash")) return;
  event.preventDefault();
  does();
});

if (!narrow.matches || new URLSearchParams(location.search).has("row")) bring(current());
