/** The projector: the room as agents, this round against the last, and the prediction behind both. */
import type { Welcome } from "./console-view.js";
import { byId, make, openLine, put, secondsLeft, showIf } from "./line.js";
import type { Arm, ProjectorView } from "./projector-view.js";
import { chart, svgPart } from "./round-chart.js";
import { lastRound } from "./round-words.js";

/** What a place shows: a word for its class, and a sign, since colour alone does not carry to the last row. */
const looks: Readonly<Record<string, readonly [look: string, sign: string]>> = {
  ".": ["empty", ""],
  "?": ["waiting", ""],
  "!": ["answered", "•"],
  b: ["bot", "b"],
  "-": ["idle", ""],
  "0": ["idle", "–"],
  "1": ["worked", "✓"],
  "2": ["failed", "✕"],
  "3": ["failed", "="],
  "4": ["failed", "½"],
};

let room: ProjectorView | undefined;
let since = 0;

const line = openLine<ProjectorView | Welcome>({
  path: "/staff",
  hello: () => ({ t: "hello", secret: location.hash.slice(1) }),
  hear: (message) => {
    if (message.t === "welcome") welcome(message);
    else if (message.t === "room") {
      room = message;
      since = performance.now();
      draw(message);
    }
  },
  state: (up) => put("phase", up ? "" : "No connection to the server. It comes back by itself."),
});

/** Whether phones can come; if not, a class shares this machine's keyboard. */
let withPhones = true;

function welcome({ code, address, qr, lan, outside }: Welcome): void {
  withPhones = lan || outside !== "";
  put("code", code);
  put("address", address);
  put("late", `Join: ${address}, letters ${code}`);
  byId("qr").toggleAttribute("hidden", !withPhones);
  showIf("joining", withPhones);
  showIf("sharing", !withPhones);
  drawCode(qr);
}

function drawCode(rows: readonly string[]): void {
  const path = rows
    .flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  const svg = byId("qr") as unknown as SVGElement;
  svg.setAttribute("viewBox", `-2 -2 ${rows.length + 4} ${rows.length + 4}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.replaceChildren(svgPart("path", { d: path, fill: "#000" }));
}

function draw(view: ProjectorView): void {
  const { phase, people, answered, awaited, title } = view;
  const lobby = phase === "lobby";
  showIf("lobby", lobby);
  showIf("game", !lobby);
  put("title", title || "Live class");
  if (phase === "ended") line.finish();
  const [one, more] = withPhones ? ["phone is in", "phones are in"] : ["seat is taken", "seats are taken"];
  put("people", `${people} ${people === 1 ? one : more}`);
  showIf("late", withPhones && !lobby && !view.locked && phase !== "ended");
  put("trouble", view.trouble ? `Nothing can be saved at the moment: ${view.trouble}` : "");
  const last = lastRound(view);
  const words: Readonly<Record<string, string>> = {
    lobby: "",
    open: `Round ${view.round}: ${answered} answered, ${awaited} to come`,
    result: last === undefined ? "New groups" : `Round ${last} is over`,
    ended: "The lesson is over. Thank you.",
  };
  put("phase", words[phase] ?? "");
  put("names", view.names.join(" · "));
  if (lobby) return;
  drawRoom(view);
  drawArms(view);
  drawClock();
}

function drawRoom({ groups, phase, arms, signs }: ProjectorView): void {
  const box = byId("room");
  const size = groups[0]?.length ?? 0;
  const agents = groups.length * size;
  // A class of twelve fills the width as well as one of three hundred.
  box.style.setProperty("--dot", `${Math.min(8.4, Math.sqrt(900 / Math.max(1, agents)))}vw`);
  if (box.childElementCount !== groups.length || box.dataset.size !== String(size)) {
    box.dataset.size = String(size);
    box.replaceChildren(
      ...groups.map((group, number) => {
        const other = arms.length === 2 && number % 2 === 1;
        const element = make("div", "", `group${size % 3 === 0 ? "" : " two"}${other ? " other" : ""}`);
        element.append(...[...group].map(() => make("span")));
        return element;
      }),
    );
  }
  groups.forEach((group, number) => {
    [...group].forEach((place, k) => {
      const [look, sign] = looks[place] ?? ["", ""];
      const agent = box.children[number]!.children[k]!;
      if (agent.textContent !== sign) agent.textContent = sign;
      agent.className = `agent ${look}`;
    });
  });
  const grey = " Grey: where 95 of 100 rounds of a simulated class lie.";
  const split =
    arms.length === 2 ? ` Solid boxes: ${arms[0]!.treatment}; dashed boxes: ${arms[1]!.treatment}.` : "";
  put(
    "key",
    phase === "open"
      ? `• answered, b a bot.${split}${grey}`
      : `✓ worked, ${signs}, – did nothing.${split}${grey}`,
  );
}

function drawArms({ arms, made, wrong }: ProjectorView): void {
  byId("arms").replaceChildren(
    ...arms.map((arm) => {
      const element = make("div", "", "arm");
      const last = arm.rounds.at(-1);
      const before = arm.rounds.at(-2);
      const sum = (pick: (round: Arm["rounds"][number]) => number) =>
        arm.rounds.reduce((total, round) => total + pick(round), 0);
      const groups = arm.groups === 1 ? "1 group" : `${arm.groups} groups`;
      element.append(make("h2", `${capital(arm.treatment)}, ${groups}`));
      if (last) {
        const now = make("p", "", "now");
        now.append(
          `Round ${last.round}: ${made} `,
          make("strong", String(last.made)),
          `, ${wrong} `,
          make("strong", String(last.wrong)),
        );
        element.append(now);
        if (before)
          element.append(
            make("p", `Round ${before.round}, before: ${made} ${before.made}, ${wrong} ${before.wrong}.`),
          );
      }
      element.append(chart(arm, made, arms.length === 1 ? 460 : 240));
      const all = `${made} ${sum((round) => round.made)}, ${wrong} ${sum((round) => round.wrong)}`;
      element.append(make("p", `In all: ${all}, messages ${sum((round) => round.messages)}.`, "small"));
      return element;
    }),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function drawClock(): void {
  put("clock", room?.phase !== "open" ? "" : room.paused ? "paused" : secondsLeft(room.left, since));
}
setInterval(drawClock, 500);
