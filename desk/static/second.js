// The second look by its keys: each pair is marked by itself; only what has changed comes back.

const view = document.querySelector(".second");
const pairs = () => [...view.querySelectorAll(".pair")];
let here = pairs()[0];
let last = null;
let busy = false;

function show(pair) {
  if (!pair) return;
  here?.removeAttribute("aria-current");
  here = pair;
  here.setAttribute("aria-current", "true");
  here.scrollIntoView({block: "nearest"});
  here.focus({preventScroll: true});
}

const isOpen = pair => pair.querySelector("[data-key=y]");
const move = by => show(pairs()[Math.min(Math.max(pairs().indexOf(here) + by, 0), pairs().length - 1)]);

function say(pair, words) {
  pair.querySelector(".why")?.remove();
  const why = Object.assign(document.createElement("p"), {className: "why", textContent: words});
  why.setAttribute("role", "alert");
  pair.querySelector(".own").prepend(why);
}

// What somebody is writing as their statement stays when the sums beside it change.
function put(html) {
  const came = document.createElement("template");
  came.innerHTML = html;
  const written = document.getElementById("statement")?.value;
  for (const part of came.content.querySelectorAll(".mark, #verify, #counts")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
  const statement = document.getElementById("statement");
  if (statement && written) statement.value = written;
}

async function send(form, button) {
  if (busy) return;
  busy = true;
  const pair = form.closest(".pair");
  let answer;
  try {
    const body = new URLSearchParams(new FormData(form, button));
    answer = await fetch(form.getAttribute("action"), {method: "POST", body, headers: {"X-Desk": "piece"}});
  } catch {
    answer = null;
  }
  busy = false;
  if (!answer || answer.status >= 500) return say(pair, view.dataset.lost);
  if (answer.status === 401) return form.submit(); // signed out: the page says so, and gives back what was written
  const html = await answer.text();
  if (!answer.ok) return say(pair, new DOMParser().parseFromString(html, "text/html").body.textContent.trim());
  put(html);
  last = pair;
  const after = pairs().slice(pairs().indexOf(pair) + 1).find(isOpen) ?? pairs().find(isOpen);
  if (!form.action.endsWith("/unright")) show(after ?? pair);
  else show(pair);
}

document.addEventListener("submit", event => {
  if (!event.target.closest(".pair")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
view.addEventListener("focusin", event => {
  const pair = event.target.closest(".pair");
  if (pair && pair !== here) {
    here?.removeAttribute("aria-current");
    here = pair;
    here.setAttribute("aria-current", "true");
  }
});

const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyY: () => here?.querySelector("[data-key=y]")?.click(),
  KeyN: () => {
    const reason = here?.querySelector("details");
    if (!reason) return;
    reason.open = true;
    reason.querySelector("textarea").focus();
  },
  KeyU: () => last?.querySelector("[data-key=u]")?.click(),
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
