/** One keyboard for a room without phones: it holds several seats and goes from hand to hand. */
import { keep, kept } from "./kept.js";
import { byId, type Line, make, newToken, openLine, put, showIf } from "./line.js";
import { drawMembers } from "./members.js";
import { isOwnPress } from "./one-press.js";
import type { PhoneHears, PhoneView } from "./phone-view.js";

interface Player {
  readonly token: string;
  readonly line: Line;
  view?: PhoneView;
}

const roomCode = location.hash.slice(1);
const players: Player[] = [];
/** When the turn that is shown began. */
let began = 0;

/** A page that is opened again has its seats back, as long as the room is the same. */
for (const token of keptTokens()) sitDown(token);

byId("begin").onsubmit = (event) => {
  event.preventDefault();
  const count = Math.min(40, Math.max(1, Number(byId<HTMLInputElement>("count").value) || 1));
  for (let k = 0; k < count; k++) sitDown(newToken());
};
byId("more").onclick = () => sitDown(newToken());

function sitDown(token: string): void {
  const line = openLine<PhoneHears>({
    path: "/live",
    hello: () => ({ t: "hello", token, code: roomCode }),
    hear: (message) => {
      if (message.t === "view") {
        player.view = message;
        players.sort((a, b) => (a.view?.seat ?? 0) - (b.view?.seat ?? 0));
        if (message.phase === "ended") line.finish();
      } else if (message.t === "ack" && player.view?.round === message.round)
        player.view = { ...player.view, mine: message.a };
      else if (message.t === "away") put("state", message.text);
      draw();
    },
    state: (up, over) => {
      if (over === "replaced") put("state", "These seats are open on another page. Reload to play here.");
      else if (over !== "out") put("state", up ? "" : "No connection. Trying again; the seats are kept.");
    },
  });
  const player: Player = { token, line };
  players.push(player);
  keep("keyboard", JSON.stringify({ roomCode, tokens: players.map((one) => one.token) }));
  showIf("begin", false);
  showIf("turn", true);
}

/** Whose turn it is: a coordinator who has not spoken, then the first seat that has something to choose. */
function turn(): Player | undefined {
  const open = players.filter(({ view }) => view?.phase === "open" && view.mine === null);
  return (
    open.find(({ view }) => view!.members.length > 0) ?? open.find(({ view }) => view!.buttons.length > 0)
  );
}

function draw(): void {
  const player = turn();
  if (!player?.view) {
    nobodysTurn();
    return;
  }
  const { view, line } = player;
  const leads = view.members.length > 0;
  put("who", `Seat ${view.seat + 1}, your turn`);
  put("rule", view.told ? `Your coordinator says: ${view.told}.` : view.rule);
  put("text", view.text);
  const press =
    "Press the number of your choice, or click; then pass the keyboard on. For half a second after an answer nothing counts.";
  put("next", leads ? "Tell your group, then pass the keyboard on." : press);
  const box = byId("buttons");
  const shown = JSON.stringify([view.seat, view.round, leads]);
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  began = performance.now();
  drawMembers(byId<HTMLFormElement>("members"), view.members, view.size, (choices) => {
    if (isOwnPress({ timeStamp: performance.now() }, began))
      line.say({ t: "instruct", round: view.round, choices });
  });
  box.hidden = leads;
  box.replaceChildren(
    box.firstElementChild!,
    ...(leads ? [] : view.buttons).map(({ a, label, note }, k) => {
      const button = make("button", `${k + 1}  ${label}`);
      if (note) button.append(make("small", note));
      button.onclick = (event) => {
        if (!isOwnPress(event, began)) return;
        player.view = { ...view, mine: a };
        line.say({ t: "act", round: view.round, a });
        draw();
      };
      return button;
    }),
  );
}

function nobodysTurn(): void {
  const box = byId("buttons");
  box.replaceChildren(box.firstElementChild!);
  box.hidden = true;
  delete box.dataset.shown;
  showIf("members", false);
  const views = players.flatMap(({ view }) => (view ? [view] : []));
  const over = views.filter(({ result }) => result);
  const idle = views[0]?.phase === "open" ? "Everybody here has answered." : (views[0]?.title ?? "");
  put("who", over.length > 0 ? "The round is over." : idle);
  put("rule", "");
  put("text", over.length > 0 ? "" : (views[0]?.text ?? ""));
  put("next", "");
  byId("results").replaceChildren(
    ...over.map(({ seat, result }) => make("li", `Seat ${seat + 1}: ${result}`)),
  );
}

document.addEventListener("keydown", (event) => {
  // A button in focus would be pressed again and again by a key that is held.
  if (event.repeat && event.target instanceof HTMLButtonElement) event.preventDefault();
  if (event.target instanceof HTMLInputElement || !isOwnPress(event, began)) return;
  byId("buttons").querySelectorAll("button")[Number(event.key) - 1]?.click();
});

function keptTokens(): readonly string[] {
  try {
    const { roomCode: room, tokens } = JSON.parse(kept("keyboard") ?? "");
    return room === roomCode ? tokens : [];
  } catch {
    return [];
  }
}
