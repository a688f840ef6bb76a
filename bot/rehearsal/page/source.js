// The live stream of the server, event by event.

const EVENTS = ["stage", "clock", "walks", "codes", "chat"];

export function listen(take) {
  const source = new EventSource("events");
  for (const name of EVENTS) source.addEventListener(name, (event) => take(name, JSON.parse(event.data)));
  source.addEventListener("error", () => take("lost", null));
}
