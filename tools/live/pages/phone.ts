/** The phone: one seat, two or three large buttons, and what became of the last choice. */
import { keep, kept } from "./kept.js";
import { byId, make, newToken, openLine, put, secondsLeft, showIf } from "./line.js";
import { drawMembers } from "./members.js";
import type { Choice, PhoneHears, PhoneView } from "./phone-view.js";

let token = keptToken();
let roomCode = location.hash.slice(1) || (kept("code") ?? "");
let view: PhoneView | undefined;
let since = 0;
/** An answer that the server has not acknowledged. */
let pending: { readonly round: number; readonly a: number } | undefined;
let claiming: string | undefined;
/** The token of the seat that a phone had before it asked for another. */
let before: string | undefined;

const phone = openLine<PhoneHears>({
  path: "/live",
  hello: () =>
    claiming === undefined ? { t: "hello", token, code: roomCode } : { t: "claim", token, word: claiming },
  hear: (message) => {
    if (message.t === "view") show(message);
    else if (message.t === "ack") acknowledge(message);
    else if (message.t === "refused") refuse(message);
    else if (message.t === "away") sentAway(message.text);
  },
  state: (up, over) => {
    if (over === "replaced") put("state", "Your seat is open on another page. Reload to play here.");
    else if (over === "out") put("state", "");
    else put("state", up ? "" : "No connection. Trying again; your seat is kept.");
  },
});

function show(next: PhoneView): void {
  const fresh = view?.round !== next.round || view?.phase !== next.phase;
  view = next;
  since = performance.now();
  before = claiming = undefined;
  keep("token", token);
  keep("code", roomCode);
  showIf("join", false);
  showIf("play", true);
  if (pending && (view.round !== pending.round || view.mine !== null)) pending = undefined;
  if (pending && view.phase === "open") phone.say({ t: "act", ...pending });
  const number = `Seat ${view.seat + 1}`;
  put("seat", view.name ? `${number}, ${view.name}` : number);
  put("title", view.title);
  put("result", view.result);
  put("text", view.text);
  put("rule", view.rule);
  showIf("more", view.phase !== "ended");
  if (view.phase === "ended") phone.finish();
  put("told", view.told && view.mine === null ? `Your coordinator says: ${view.told}.` : "");
  const form = byId<HTMLFormElement>("members");
  const { members, size, round } = view;
  if (fresh || members.length > 0 !== !form.hidden)
    drawMembers(form, members, size, (choices) => phone.say({ t: "instruct", round, choices }));
  drawButtons();
  drawClock();
}

function drawButtons(): void {
  if (!view) return;
  const box = byId("buttons");
  const shown = view.phase === "open" && view.members.length === 0 ? view.buttons : [];
  const chosen = view.mine ?? pending?.a;
  box.hidden = shown.length === 0;
  const text = JSON.stringify([view.round, shown]);
  if (box.dataset.shown !== text) {
    box.dataset.shown = text;
    box.replaceChildren(box.firstElementChild!, ...shown.map(choiceButton));
  }
  for (const button of box.querySelectorAll("button")) {
    const mine = Number(button.dataset.a) === chosen;
    button.setAttribute("aria-pressed", String(mine));
    button.disabled = chosen !== undefined && !mine;
  }
  const mine = view.buttons.find(({ a }) => a === chosen);
  if (view.phase !== "open") put("answer", "");
  else if (view.mine !== null) put("answer", `Your answer is in: ${mine?.label ?? "your choice"}.`);
  else put("answer", pending ? "Sending ..." : "");
}

function choiceButton({ a, label, note }: Choice): HTMLButtonElement {
  const button = make("button", label);
  if (note) button.append(make("small", note));
  button.type = "button";
  button.dataset.a = String(a);
  button.onclick = () => choose(a);
  return button;
}

function choose(a: number): void {
  if (view?.phase !== "open" || view.mine !== null || pending) return;
  pending = { round: view.round, a };
  phone.say({ t: "act", ...pending });
  drawButtons();
}

function acknowledge({ round, a }: { round: number; a: number }): void {
  if (pending?.round === round) pending = undefined;
  if (view?.round !== round || view.phase !== "open") return;
  view = { ...view, mine: a };
  put("told", "");
  drawButtons();
}

function refuse({ round, text }: { round?: number; text: string }): void {
  if (pending?.round === round) pending = undefined;
  drawButtons();
  put("answer", text);
}

function sentAway(text: string): void {
  const had = before;
  if (had !== undefined) token = had;
  before = claiming = undefined;
  if (view && had !== undefined) {
    // The seat that it has stays.
    put("answer", text);
    phone.restart();
    return;
  }
  showIf("play", false);
  showIf("join", true);
  put("refused", text);
}

byId("letters").onsubmit = (event) => {
  event.preventDefault();
  roomCode = byId<HTMLInputElement>("code").value.toUpperCase();
  phone.restart();
};

for (const [form, field] of [
  ["handed", "word"],
  ["lost", "word2"],
] as const)
  byId(form).onsubmit = (event) => {
    event.preventDefault();
    claiming = byId<HTMLInputElement>(field).value;
    before = token;
    token = newToken();
    phone.restart();
  };

byId("naming").onsubmit = (event) => {
  event.preventDefault();
  phone.say({ t: "name", name: byId<HTMLInputElement>("name").value });
  byId<HTMLDetailsElement>("more").open = false;
};

/** 1, 2 and 3 press the buttons. */
document.addEventListener("keydown", ({ key, target, repeat }) => {
  if (repeat || target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  byId("buttons").querySelectorAll("button")[Number(key) - 1]?.click();
});

function drawClock(): void {
  put("clock", !view ? "" : view.paused ? "paused" : secondsLeft(view.left, since));
}
setInterval(drawClock, 500);

function keptToken(): string {
  const old = kept("token");
  if (old) return old;
  const fresh = newToken();
  keep("token", fresh);
  return fresh;
}
