// What the server says, by the worker that all tabs share, or where there is none by a connection of this tab's own.

import { listen } from "./source.js";

export function follow(take) {
  if (!globalThis.SharedWorker) {
    listen(take);
    return;
  }
  const { port } = new SharedWorker("shared.js", { type: "module" });
  port.addEventListener("message", ({ data: { name, data } }) => take(name, data));
  port.start();
  addEventListener("pagehide", () => port.postMessage("bye"));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
