/** The teacher's console: every button says what it does, and answers with one sentence. */
import type { ConsoleView, Reply, SeatRow, Welcome } from "./console-view.js";
import { byId, make, openLine, put, secondsLeft } from "./line.js";
import type { ProjectorView } from "./projector-view.js";
import { betweenRounds } from "./round-words.js";

const states = { here: "here", away: "away", test: "test participant", out: "sent out" };

let room: ProjectorView | undefined;
let since = 0;

const line = openLine<Welcome | ConsoleView | ProjectorView | Reply>({
  path: "/staff",
  hello: () => ({ t: "hello", secret: location.hash.slice(1) }),
  hear: (message) => {
    if (message.t === "welcome") welcome(message);
    else if (message.t === "staff") drawStaff(message);
    else if (message.t === "said") answer(message);
    else {
      room = message;
      since = performance.now();
      if (room.phase === "ended") line.finish();
      drawNow();
    }
  },
  state: (up) => put("state", up ? "" : "No connection to the server. It comes back by itself."),
});

function welcome(told: Welcome): void {
  put("code", told.code);
  put("address", told.address);
  byId<HTMLAnchorElement>("projector").href = told.projector;
  byId<HTMLAnchorElement>("keyboard").href = told.keyboard;
  byId<HTMLSelectElement>("game").value = told.game;
  byId<HTMLInputElement>("seconds").value = String(told.seconds);
  byId<HTMLInputElement>("split").checked = told.split;
  put("safety", `${safetyOf(told)} ${keepingOf(told)}`);
  byId("script").replaceChildren(...told.script.map(scriptStep));
  byId("nonetwork").replaceChildren(...marked(told.withoutNetwork));
}

/** What the way to the phones means. */
function safetyOf({ lan, outside }: Welcome): string {
  if (lan || outside.startsWith("http:"))
    return "Phones talk to this machine without encryption: whoever shares the network can read along and play a seat that is not theirs. So no marks, and no real names.";
  if (outside) return `Phones come over ${outside}, encrypted up to there. No marks, and no real names.`;
  return "Only this machine can open the pages; start with --lan for phones.";
}

function keepingOf({ kept }: Welcome): string {
  return kept
    ? `The lesson is kept in ${kept}.`
    : "Nothing is kept after the end; start with --out to keep it.";
}

function scriptStep(text: string): HTMLLIElement {
  const item = make("li");
  item.append(...marked(text));
  return item;
}

/** Text in which `**words**` stand on the console and words between backquotes are typed. */
function marked(text: string): (string | HTMLElement)[] {
  return text.split(/(\*\*.+?\*\*|`.+?`)/).map((part) => {
    if (part.startsWith("**")) return make("strong", part.slice(2, -2));
    return part.startsWith("`") ? make("code", part.slice(1, -1)) : part;
  });
}

function drawNow(): void {
  if (!room) return;
  put(
    "trouble",
    room.trouble ? `Nothing can be saved: ${room.trouble}. Answers wait until there is room.` : "",
  );
  const people = `${room.people} ${room.people === 1 ? "person is" : "people are"} in`;
  const left = room.paused ? "paused" : secondsLeft(room.left, since);
  const open = `${room.title}, round ${room.round} is open: ${room.answered} answered, ${room.awaited} to come, ${left}`;
  put(
    "now",
    room.phase === "open"
      ? open
      : `${betweenRounds(room)} ${people}.${room.phase === "ended" ? " The lesson is over." : ""}`,
  );
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-do]"))
    button.disabled = forbidden(button.dataset.do!, room.phase);
}

/** What makes no sense in a phase. */
function forbidden(what: string, phase: string): boolean {
  if (phase === "ended") return what !== "export";
  if (["extend", "close", "pause"].includes(what)) return phase !== "open";
  if (what === "next") return phase !== "result";
  if (what === "undo") return phase === "lobby";
  return what === "begin" && phase === "open";
}

function drawStaff({ seats, refused, reached, locked, showNames }: ConsoleView): void {
  put("reached", reached ? "A phone reached me: yes." : "A phone reached me: not yet. Try with your own.");
  const counts = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
  put(
    "refused",
    counts.length > 0 ? `Refused or repaired so far: ${counts.join(", ")}.` : "Nothing was refused so far.",
  );
  label("lock", locked ? "Unlock" : "Lock");
  label("names", showNames ? "Hide names" : "Show names");
  const body = byId("seats");
  const text = JSON.stringify(seats);
  if (body.dataset.shown === text) return;
  body.dataset.shown = text;
  // A row under the teacher's hand stays where it is.
  seats.forEach((seat, k) => {
    const row = body.children[k];
    const fresh = seatRow(seat);
    if (!row) body.append(fresh);
    else if (row.textContent !== fresh.textContent) row.replaceWith(fresh);
  });
}

function seatRow({ seat, name, state, bot, answered }: SeatRow): HTMLTableRowElement {
  const row = make("tr");
  const how = `${states[state]}${bot && state !== "test" ? ", a bot plays" : ""}${answered ? ", answered" : ""}`;
  const doing = make("td");
  const button = (what: string, text: string) => {
    const element = make("button", text);
    element.setAttribute("aria-label", `${text}: seat ${seat + 1}`);
    element.onclick = () => command(what, { seat });
    doing.append(element);
  };
  if (state !== "test") {
    if (state === "out") button("allow", "Allow again");
    else button("kick", "Send out");
    button("handover", "New phone");
  }
  row.append(make("td", String(seat + 1)), make("td", name ? `${name}, ${how}` : how), doing);
  return row;
}

function label(what: string, text: string): void {
  const button = document.querySelector(`[data-do="${what}"]`)!;
  if (button.textContent !== text) button.textContent = text;
}

function command(what: string, more: object = {}): void {
  line.say({
    ...{ t: "do", what },
    game: byId<HTMLSelectElement>("game").value,
    treatment: byId<HTMLSelectElement>("treatment").value,
    split: byId<HTMLInputElement>("split").checked,
    seconds: Number(byId<HTMLInputElement>("seconds").value),
    count: Number(byId<HTMLInputElement>("count").value),
    ...more,
  });
}

function answer({ text, files }: Reply): void {
  if (text !== undefined) put("said", text);
  else if (files) put("said", "The files stand below the buttons.");
  if (!files) return;
  const links = files.map((file) => {
    const link = make("a", file.name);
    link.download = file.name;
    link.href = URL.createObjectURL(new Blob([file.text]));
    return link;
  });
  byId("files").replaceChildren("Save: ", ...links.flatMap((link) => [link, " "]));
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-do]"))
  button.onclick = () => {
    const what = button.dataset.do!;
    if (what !== "end" || confirm("End the lesson for everybody? It cannot be taken up again."))
      command(what);
  };
setInterval(drawNow, 500);
