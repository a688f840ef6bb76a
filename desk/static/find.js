// Find: the keys that lead there; on its page, whoever fits as one types.

const page = document.querySelector(".find");
const field = page?.querySelector("#words") ?? document.getElementById("anybody"); // elsewhere #words is a letter
const writes = element => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
const PAUSE = 400; // milliseconds: each search is recorded, so a word is looked for and not each of its letters
const LEAST = 3;

// By the place on the keyboard; where somebody of a list is named by hand, / leads there.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || localStorage.getItem("keys") === "off") return;
  if (!field || writes(event.target) || document.querySelector("dialog[open]")) return;
  if (event.code !== "KeyG" && (event.code !== "Slash" || document.getElementById("naming"))) return;
  event.preventDefault();
  field.focus();
  field.select();
});

if (page) {
  const results = document.getElementById("results");
  const first = () => results.querySelector(".rows a");
  let shown = field.value.trim();
  let latest = 0;
  let waits = 0;

  let signedOut = false;

  const say = words => {
    const why = Object.assign(document.createElement("p"), {className: "why"});
    why.append(words);
    why.setAttribute("role", "alert");
    results.replaceChildren(why);
  };

  const put = html => {
    const came = document.createElement("template");
    came.innerHTML = html;
    results.replaceChildren(came.content);
    const count = results.querySelector(".count");
    document.getElementById("said").textContent = count?.textContent ?? "";
    if (count?.dataset.search) history.replaceState(null, "", `/find?search=${count.dataset.search}`);
  };

  const find = async () => {
    const words = field.value.trim();
    if (words === shown || words.length < LEAST) return;
    const number = ++latest;
    shown = words;
    results.setAttribute("aria-busy", "true");
    let answer;
    let html;
    try {
      answer = await fetch("/find", {method: "POST", body: new URLSearchParams({words}), headers: {"X-Desk": "piece"}});
      html = await answer.text();
    } catch {
      answer = null;
    }
    if (number !== latest) return;
    results.removeAttribute("aria-busy");
    signedOut = answer?.status === 401;
    if (answer && answer.status < 500 && !signedOut) return put(html);
    shown = ""; // what was typed stays where it is
    say(signedOut ? document.getElementById("signed-out").content.cloneNode(true) : page.dataset.lost);
  };

  // Whoever has signed in, in another tab, comes back to what they looked for.
  addEventListener("focus", () => signedOut && find());

  field.addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(find, PAUSE);
  });

  // What is shown already is not looked for once more: Enter leads into it.
  field.form.addEventListener("submit", event => {
    clearTimeout(waits);
    if (field.value.trim() !== shown || results.ariaBusy === "true" || !first()) return;
    event.preventDefault();
    if (results.querySelectorAll(".rows a").length === 1) first().click();
    else first().focus();
  });
}
