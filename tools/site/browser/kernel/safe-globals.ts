/**
 * Takes from the kernel what no cell of the course needs and a cell from elsewhere could misuse: the network, and
 * the browser's store, in which the learner's work lies.
 */
const taken = [
  "indexedDB",
  "caches",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "EventSource",
  "WebTransport",
  "BroadcastChannel",
  "importScripts",
  "FileReaderSync",
  "Notification",
];

export function takeAway(scope: object): void {
  for (const name of taken)
    for (let owner: object | null = scope; owner; owner = Object.getPrototypeOf(owner) as object | null)
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
  const storage = (scope as { navigator?: { storage?: object } }).navigator;
  if (storage) Reflect.deleteProperty(Object.getPrototypeOf(storage) as object, "storage");
}
