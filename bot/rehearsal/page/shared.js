// A worker that all tabs share: one connection for all of them, since a browser opens only six to one server.

import { merged } from "./merging.js";
import { listen } from "./source.js";

const tabs = new Set();
const latest = new Map();

function keep(name, data) {
  if (name === "lost") return;
  if (name === "stage" && latest.get("stage")?.run !== data.run) latest.clear();
  if (name === "chat") latest.set(`chat ${data.id}`, merged(latest.get(`chat ${data.id}`), data));
  else latest.set(name, data);
}

listen((name, data) => {
  keep(name, data);
  for (const tab of tabs) tab.postMessage({ name, data });
});

self.addEventListener("connect", ({ ports: [tab] }) => {
  tabs.add(tab);
  tab.addEventListener("message", () => tabs.delete(tab)); // all that a tab ever says: that it goes
  tab.start();
  for (const [key, data] of latest) tab.postMessage({ name: key.split(" ")[0], data });
});
