/**
 * What all pages share: a line to the server that comes back by itself, and words put on the page as text, never as
 * markup. `page-text.ts` puts it and a page's own module into one script.
 */

/** What the server says. */
export interface Said {
  readonly t: string;
}

export interface LineOptions<T extends Said> {
  readonly path: string;
  /** What to say first on every new line. */
  readonly hello: () => object;
  readonly hear: (message: T) => void;
  /** Told whether the line is up; with a reason when it will not come back. */
  readonly state: (up: boolean, over?: "replaced" | "out") => void;
}

export interface Line {
  say(message: object): void;
  /** Starts anew, as after a seat was given away. */
  restart(): void;
  /** The lesson is over: a line that goes down stays down, and nothing is wrong. */
  finish(): void;
}

/** Opens a line. A phone that was asleep believes that it is still connected, so it asks, and hangs up if unheard. */
export function openLine<T extends Said>({ path, hello, hear, state }: LineOptions<T>): Line {
  let socket: WebSocket | undefined;
  let failures = 0;
  let over = false;
  let finished = false;
  let unheard: number | undefined;
  let retry: number | undefined;

  const connect = () => {
    clearTimeout(retry);
    clearTimeout(unheard);
    if (over) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const mine = new WebSocket(`${scheme}://${location.host}${path}`);
    socket = mine;
    const slow = setTimeout(() => mine.close(), 5000);
    mine.onopen = () => {
      clearTimeout(slow);
      failures = 0;
      mine.send(JSON.stringify(hello()));
      state(true);
    };
    mine.onmessage = ({ data }) => {
      clearTimeout(unheard);
      const message = JSON.parse(data);
      if (message.t !== "pong") hear(message);
    };
    mine.onclose = ({ code }) => {
      clearTimeout(slow);
      if (socket !== mine) return;
      if (finished) {
        over = true;
        return;
      }
      over = code === 4001 || code === 4003;
      state(false, code === 4001 ? "replaced" : code === 4003 ? "out" : undefined);
      // Apart from each other, or three hundred phones come back in the same moment.
      if (!over) retry = setTimeout(connect, Math.min(3000, 150 * 2 ** failures++) * (0.5 + Math.random()));
    };
  };

  const check = () => {
    if (over || document.hidden) return;
    if (socket?.readyState !== WebSocket.OPEN) {
      failures = 0;
      if (socket?.readyState !== WebSocket.CONNECTING) connect();
      return;
    }
    socket.send('{"t":"ping"}');
    clearTimeout(unheard);
    const mine = socket;
    unheard = setTimeout(() => {
      // The old one may take minutes to notice that it is dead; nobody waits for it.
      mine.close();
      socket = undefined;
      state(false);
      connect();
    }, 3000);
  };
  document.addEventListener("visibilitychange", check);
  window.addEventListener("pageshow", check);
  window.addEventListener("online", check);

  connect();
  return {
    say: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    finish: () => {
      finished = true;
    },
    restart: () => {
      finished = false;
      socket?.close();
      socket = undefined;
      over = false;
      failures = 0;
      connect();
    },
  };
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Puts text on the page, and touches nothing if it is there already: a screen reader would read it again. */
export function put(id: string, text: string): void {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}

export function showIf(id: string, shown: boolean): void {
  byId(id).hidden = !shown;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = "",
  className = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** A token for a seat: 96 random bits, made here, so that asking twice for a seat gives one. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Counts down from `left` milliseconds that began at `since` by a clock that does not jump. */
export function secondsLeft(left: number | null, since: number): string {
  if (left === null) return "";
  return `${Math.max(0, Math.ceil((left - (performance.now() - since)) / 1000))} s`;
}
