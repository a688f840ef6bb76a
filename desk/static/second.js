// Pairs by their keys, on the second look and where a list is looked through: only what has changed comes back.

const view = document.querySelector(".second");
const pairs = () => [...view.querySelectorAll(".pair")];
const bulk = view.querySelector(".bulk");
let here = pairs()[0];
let last = null;
let busy = false;

function mark(pair) {
  here?.removeAttribute("aria-current");
  here = pair;
  here.setAttribute("aria-current", "true");
}

function show(pair) {
  if (!pair) return;
  mark(pair);
  here.scrollIntoView({block: "nearest"});
  here.focus({preventScroll: true});
}

const isOpen = pair => pair.querySelector("[data-key=y], [data-key=n]");
const move = by => show(pairs()[Math.min(Math.max(pairs().indexOf(here) + by, 0), pairs().length - 1)]);

function say(where, words) {
  view.querySelectorAll(".why").forEach(one => one.remove());
  const why = Object.assign(document.createElement("p"), {className: "why"});
  why.append(words);
  why.setAttribute("role", "alert");
  where.prepend(why);
}

// What somebody is writing as their statement stays when the sums beside it change.  The row that it is about.
function put(html) {
  const came = document.createElement("template");
  came.innerHTML = html;
  const row = came.content.querySelector(".pair, .mark").id.split("-")[1];
  const written = document.getElementById("statement")?.value;
  for (const part of came.content.querySelectorAll(".pair, .mark, #verify, #counts, #last, #held")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
  const statement = document.getElementById("statement");
  if (statement && written) statement.value = written;
  return row;
}

// What was decided by itself is not among the others any more.
function leaveOut(id) {
  if (!bulk) return;
  bulk.querySelectorAll(`[data-of="${id}"]`).forEach(one => one.remove());
  const left = bulk.querySelectorAll("[name=row]").length;
  bulk.querySelector(".n").textContent = left;
  bulk.querySelector("button").disabled = !left;
}

const after = pair => pairs().slice(pairs().indexOf(pair) + 1).find(isOpen) ?? pairs().find(isOpen);

async function send(form, button) {
  if (busy) return;
  busy = true;
  const where = form.closest(".pair")?.querySelector(".own") ?? form;
  let answer;
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const path = button?.getAttribute("formaction") ?? form.getAttribute("action");
    answer = await fetch(path, {method: "POST", body, headers: {"X-Desk": "piece"}});
  } catch {
    answer = null;
  }
  busy = false;
  if (!answer || answer.status >= 500) return say(where, view.dataset.lost);
  if (answer.redirected) return location.assign(answer.url);
  // What was written stays where it is.
  if (answer.status === 401) return say(where, document.getElementById("signed-out").content.cloneNode(true));
  const html = await answer.text();
  if (!answer.ok) return say(where, new DOMParser().parseFromString(html, "text/html").body.textContent.trim());
  const row = put(html);
  last = document.getElementById(`pair-${row}`);
  if (!last) return location.reload(); // taken back, of an earlier page
  leaveOut(row);
  const undone = form.matches("[data-piece]") || form.action.endsWith("/unright");
  show(undone || isOpen(last) ? last : after(last) ?? last);
}

document.addEventListener("submit", event => {
  if (!event.target.closest(".pair, [data-piece]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
view.addEventListener("focusin", event => {
  const pair = event.target.closest(".pair");
  if (pair && pair !== here) mark(pair);
});

// A reason has to be written first, where one is asked for.
function no() {
  const asked = here?.querySelector("details:has([data-key=n])");
  if (!asked) return here?.querySelector("[data-key=n]")?.click();
  asked.open = true;
  asked.querySelector("textarea").focus();
}

const press = selector => view.querySelector(selector);
const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyY: () => here?.querySelector("[data-key=y]")?.click(),
  KeyN: no,
  KeyL: () => here?.querySelector("[data-key=l]")?.click(),
  KeyU: () => (press("#last [data-key=u]") ?? last?.querySelector("[data-key=u]"))?.click(),
  "Shift+KeyY": () => (press(".bulk button:enabled") ?? press(".following"))?.click(),
  "Shift+KeyV": () => document.getElementById("statement")?.focus(),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (localStorage.getItem("keys") === "off") return;
  const does = keys[`${event.shiftKey ? "Shift+" : ""}${event.code}`];
  if (!does) return;
  event.preventDefault();
  does();
});

show(here);
