/** The page on which the learner is agent 3. Bundled with the library's own engine into one script. */
import { lowestId } from "coordlab/mechanisms/conventions.js";
import { independent } from "coordlab/mechanisms/independent.js";
import type { TraceStep } from "coordlab/world/run.js";
import { type ComposedRule, composedRule } from "./composed-rule.js";
import { Scene, sceneSvg, tape, told } from "./corridor-scene.js";
import { chapterRun, PlayedCorridor, you } from "./played-corridor.js";

const rounds = 20;
const shown = 40;

const script = document.currentScript?.parentElement;
const roots = script?.matches("[data-agent3]")
  ? [script]
  : Array.from(document.querySelectorAll<HTMLElement>("[data-agent3]:not([data-ready])"));
for (const root of roots) if (!root.dataset.ready) start(root);

function start(root: HTMLElement): void {
  root.dataset.ready = "yes";
  root.querySelector("[data-do=still]")!.remove();
  const game = root.querySelector<HTMLElement>("[data-do=game]")!;
  game.hidden = false;
  const part = <T extends Element = HTMLElement>(name: string): T =>
    root.querySelector<T>(`[data-do="${name}"]`)!;
  const [stepIn, wait] = [part<HTMLButtonElement>("in"), part<HTMLButtonElement>("wait")];
  let played: PlayedCorridor;
  let steps: TraceStep[];
  let scene: Scene;

  function begin(): void {
    played = new PlayedCorridor();
    steps = [];
    part("scene-place").innerHTML = sceneSvg();
    scene = new Scene(part("scene"));
    part("buttons").hidden = false;
    part("end").hidden = true;
    ask("");
  }

  /** What came of the last step, and what the next one asks. */
  function ask(before: string): void {
    const step = `Step ${steps.length + 1} of ${rounds}. `;
    const wish = played.wish ? "You wish to cross. Step in, or wait?" : "You have no wish to cross. Go on.";
    part("said").textContent = `${before} ${step}${wish}`.trim();
    part("tape").innerHTML = tape(steps, rounds);
    stepIn.textContent = played.wish ? "Step in →" : "Go on →";
    wait.hidden = !played.wish;
  }

  function take(goes: boolean): void {
    const step = played.step(goes);
    steps.push(step);
    scene.show(step);
    if (steps.length < rounds) ask(told(step));
    else end(told(step));
  }

  function end(before: string): void {
    const { worked, collisions, perAgent } = played.ledger();
    part("tape").innerHTML = tape(steps, rounds);
    part("said").textContent =
      `${before} That was step ${rounds}. Steps with a bump: ${collisions}. Crossings of the team: ${worked}; yours: ` +
      `${perAgent.worked[you]}. The other five stepped in whenever they wished to. Not one of them could see you.`;
    part("buttons").hidden = true;
    part("end").hidden = false;
    part("again").focus({ preventScroll: true });
  }

  stepIn.addEventListener("click", () => take(true));
  wait.addEventListener("click", () => take(false));
  part("again").addEventListener("click", () => {
    begin();
    stepIn.focus({ preventScroll: true });
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Tab") return;
    event.stopPropagation();
    if ((event.target as HTMLElement).tagName === "SELECT" || part("buttons").hidden) return;
    if (event.key === "ArrowRight") take(true);
    else if (event.key === "ArrowLeft") take(false);
    else return;
    event.preventDefault();
  });
  begin();
  ruleBench(part);
}

type Part = <T extends Element = HTMLElement>(name: string) => T;

/** Second half: the rule, its run, and the chapter's two runs. */
function ruleBench(part: Part): void {
  const value = (name: string) => part<HTMLSelectElement>(name).value;
  const tried: string[] = [];
  let turn = 0;

  part("run").addEventListener("click", () => {
    const rule = { alone: value("alone"), inCompany: value("company") } as ComposedRule;
    const refused = value("refused") as "lost" | "remembered";
    const { ledger, trace } = chapterRun(composedRule(rule), refused);
    const { worked, collisions, perAgent } = ledger;
    const least = Math.min(...perAgent.worked);
    const chosen = ["alone", "company", "refused"].map(
      (name) => part<HTMLSelectElement>(name).selectedOptions[0]!.textContent!,
    );
    const now = ++turn;
    part("watch").innerHTML = sceneSvg();
    const scene = new Scene(part("watch").firstElementChild!);
    const done = () => {
      part("rule-tape").innerHTML = tape(trace, trace.length);
      part("verdict").textContent =
        `Your rule, 200 steps: ${collisions} with a bump, ${worked} crossings. ` +
        `The agent that crossed least: ${least}. Longest wait: ${Math.max(...perAgent.longestWait)} steps.`;
      tried.push(row([chosen.join("; "), collisions, worked, least]));
      part("tried").innerHTML = [...chapter, ...tried.slice(-5)].join("");
      part("compare").hidden = false;
    };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      scene.show(trace.at(-1)!);
      return done();
    }
    part("verdict").textContent = "All six follow your rule …";
    let t = 0;
    const tick = () => {
      if (now !== turn || !part("watch").isConnected) return;
      scene.show(trace[t]!);
      part("rule-tape").innerHTML = tape(trace.slice(0, ++t), shown);
      if (t < shown) setTimeout(tick, 220);
      else done();
    };
    tick();
  });
}

const row = ([rule, ...numbers]: readonly (string | number)[]): string =>
  `<tr><th scope="row">${rule}</th>${numbers.map((number) => `<td>${number}</td>`).join("")}</tr>`;

const chapter = (
  [
    ["the chapter, each for itself: step in; wishes lost", independent, "lost"],
    ["the chapter, with a rule: lowest number first; wishes remembered", lowestId, "remembered"],
  ] as const
).map(([name, mechanism, refused]) => {
  const { worked, collisions, perAgent } = chapterRun(mechanism, refused).ledger;
  return row([name, collisions, worked, Math.min(...perAgent.worked)]);
});
