/** One keyboard for a room without phones: it holds several seats and goes from hand to hand. */
import { byId, type Line, make, newToken, openLine, put, showIf } from "./line.js";

interface Choice {
  readonly a: number;
  readonly label: string;
  readonly note: string;
}

interface View {
  readonly t: "view";
  readonly seat: number;
  readonly phase: string;
  readonly round: number;
  readonly text: string;
  readonly rule: string;
  readonly result: string;
  readonly told: string;
  readonly buttons: readonly Choice[];
  readonly mine: number | null;
  readonly members: readonly unknown[];
}

type Heard =
  | View
  | { readonly t: "ack"; readonly round: number; readonly a: number }
  | { readonly t: "away" };

interface Player {
  readonly line: Line;
  view?: View;
}

const players: Player[] = [];

byId("begin").onsubmit = (event) => {
  event.preventDefault();
  const count = Math.min(40, Math.max(1, Number(byId<HTMLInputElement>("count").value) || 1));
  for (let k = 0; k < count; k++) players.push(sitDown());
  showIf("begin", false);
  showIf("turn", true);
};

function sitDown(): Player {
  const token = newToken();
  const line = openLine<Heard>({
    path: "/live",
    hello: () => ({ t: "hello", token, code: location.hash.slice(1) }),
    hear: (message) => {
      if (message.t === "view") player.view = message;
      else if (message.t === "ack" && player.view?.round === message.round)
        player.view = { ...player.view, mine: message.a };
      else if (message.t === "away") put("state", "No seat is free for this keyboard.");
      draw();
    },
    state: (up) => put("state", up ? "" : "No connection. Trying again; the seats are kept."),
  });
  const player: Player = { line };
  return player;
}

/** Whose turn it is: the first seat that has something to choose. */
function turn(): Player | undefined {
  return players.find(({ view }) => view?.phase === "open" && view.mine === null && view.buttons.length > 0);
}

function draw(): void {
  const player = turn();
  const box = byId("buttons");
  if (!player?.view) {
    box.replaceChildren(box.firstElementChild!);
    delete box.dataset.shown;
    const over = players.filter(({ view }) => view?.result);
    put("who", over.length > 0 ? "The round is over." : "Everybody here has answered.");
    put("rule", "");
    put("text", over.map(({ view }) => `Seat ${view!.seat + 1}: ${view!.result}`).join(" "));
    put("next", "");
    return;
  }
  const { view, line } = player;
  put("who", `Seat ${view.seat + 1}, your turn`);
  const leads = "You are the coordinator: say aloud who does what, then choose for yourself.";
  const told = view.told ? `Your coordinator says: ${view.told}.` : view.rule;
  put("rule", view.members.length > 0 ? leads : told);
  put("text", view.text);
  put("next", "Press the number of your choice, or click; then pass the keyboard on.");
  const shown = JSON.stringify([view.seat, view.round]);
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  box.replaceChildren(
    box.firstElementChild!,
    ...view.buttons.map(({ a, label, note }, k) => {
      const button = make("button", `${k + 1}  ${label}`);
      if (note) button.append(make("small", note));
      button.onclick = () => {
        player.view = { ...view, mine: a };
        line.say({ t: "act", round: view.round, a });
        draw();
      };
      return button;
    }),
  );
}

document.addEventListener("keydown", ({ key, target }) => {
  if (!(target instanceof HTMLInputElement))
    byId("buttons").querySelectorAll("button")[Number(key) - 1]?.click();
});
