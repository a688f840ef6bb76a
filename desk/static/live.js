// Numbers that change by themselves.  Of the tabs of an operator one listens, and says to the others what it has heard.

const sender = document.body.dataset.sender;
const shared = `desk-numbers-${sender}`; // two operators may sign in in one browser, one after the other
const mine = `/live?sender=${sender}`;
const said = new BroadcastChannel(shared);
const board = document.getElementById("board");
const sound = document.getElementById("sound");
const title = document.title.replace(/^\(\d+\) /, "");
const KEPT = "desk-sound";
const AGAIN = 5000; // milliseconds
const MINUTE = 60_000;
let before = null;
let asking = false;

function show(now) {
  document.getElementById("lost").hidden = !now.lost;
  if (now.lost) return;
  document.title = now.title ? `(${now.title}) ${title}` : title;
  for (const at of document.querySelectorAll("[data-waits]")) {
    const [count, late] = now.waits[at.dataset.waits] ?? [0, false];
    at.querySelector(".figure").textContent = count || "";
    at.querySelector(".mark").hidden = !(late && count);
    at.classList.toggle("late", Boolean(late && count));
  }
  const announced = document.getElementById("announced");
  announced.hidden = !now.unread;
  announced.firstElementChild.textContent = now.unread;
  const leaving = document.getElementById("leaving");
  if (leaving) {
    const parts = [["b", now.leave], ["span", now.when]];
    if (!now.leave) leaving.replaceChildren();
    else leaving.replaceChildren(...parts.flatMap(([tag, words]) => [Object.assign(document.createElement(tag), {textContent: words}), " "]));
  }
  if (before !== null && now.title > before && localStorage.getItem(KEPT) === "on") sounds();
  before = now.title;
  renew();
}

// The board is made at the desk; here only its place is.
async function renew() {
  if (!board || asking || document.hidden) return;
  asking = true;
  try {
    const answer = await fetch(`/board?sender=${sender}`, {headers: {"X-Desk": "piece"}});
    if (answer.ok && !answer.redirected && !board.contains(document.activeElement)) board.innerHTML = await answer.text();
  } catch {
    board.querySelector(".made")?.replaceChildren(board.dataset.lost);
  }
  asking = false;
}

function sounds() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const quiet = audio.createGain();
  quiet.gain.value = 0.05;
  tone.frequency.value = 660;
  tone.connect(quiet).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.15);
  tone.onended = () => audio.close();
}

function tell(now) {
  said.postMessage(now);
  show(now);
}

// A browser comes again by itself after a broken line, but not after an answer that is none.
async function isOver() {
  try {
    const answer = await fetch(mine, {redirect: "manual"});
    return answer.type === "opaqueredirect" || answer.status === 409; // nobody, or another operator, is signed in here
  } catch {
    return false;
  }
}

function listen() {
  return new Promise(done => {
    const begin = () => {
      const source = new EventSource(mine);
      const ends = () => {
        source.close();
        done();
      };
      source.addEventListener("numbers", event => tell(JSON.parse(event.data)));
      source.addEventListener("over", ends);
      source.addEventListener("full", ends);
      source.addEventListener("error", () => {
        tell({lost: true});
        if (source.readyState === EventSource.CLOSED) setTimeout(async () => await isOver() ? done() : begin(), AGAIN);
      });
    };
    begin();
  });
}

// What is in somebody's hands for some minutes more; a piece that comes new begins anew.
function count() {
  for (const shown of document.querySelectorAll(".minutes")) {
    shown.dataset.since ??= Date.now();
    shown.dataset.all ??= shown.textContent;
    const left = shown.dataset.all - Math.floor((Date.now() - shown.dataset.since) / MINUTE);
    if (left > 0) shown.textContent = left;
    else shown.closest("[data-over]").textContent = shown.closest("[data-over]").dataset.over;
  }
}

count();
setInterval(count, MINUTE / 12);
said.addEventListener("message", event => show(event.data));
document.addEventListener("visibilitychange", renew);
if (sound) {
  sound.disabled = false;
  sound.checked = localStorage.getItem(KEPT) === "on";
  sound.addEventListener("change", () => {
    localStorage.setItem(KEPT, sound.checked ? "on" : "off");
    if (sound.checked) sounds();
  });
}
if (navigator.locks) navigator.locks.request(shared, listen);
else listen();
