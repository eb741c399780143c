/** The page on which agents are sent home by hand. Bundled with the library's own elimination into one script. */
import { grid, line, ring, star, type Topology } from "coordlab/graph/topologies.js";
import { graphSvg, letterOf, type Places, placesOf, triangleSvg } from "./board-scene.js";
import { actions, type Choice, EliminationGame } from "./elimination-game.js";
import { decisionsOfTheTriangle, roundTheTriangle } from "./lying-triangle.js";

const drawn = 7;
const shapes: Readonly<Record<string, () => Topology>> = {
  line: () => line(6),
  star: () => star(7),
  ring: () => ring(6),
  grid: () => grid(3, 3),
  drawing: () => ({ agents: drawn, edges: new Int32Array() }),
};

const script = document.currentScript?.parentElement;
const roots = script?.matches("[data-board]")
  ? [script]
  : Array.from(document.querySelectorAll<HTMLElement>("[data-board]:not([data-ready])"));
for (const root of roots) if (!root.dataset.ready) start(root);

function start(root: HTMLElement): void {
  root.dataset.ready = "yes";
  root.querySelector("[data-do=still]")!.remove();
  root.querySelector<HTMLElement>("[data-do=game]")!.hidden = false;
  const part = <T extends Element = HTMLElement>(name: string): T =>
    root.querySelector<T>(`[data-do="${name}"]`)!;
  const say = (text: string) => {
    part("said").textContent = text;
  };
  const level = part<HTMLSelectElement>("level");
  let game: EliminationGame;
  let places: Places;
  let shown: Choice[] = [];
  let chosen: number | undefined;
  let drawing = false;
  let sent = 0;

  function begin(topology: Topology | undefined): void {
    sent = 0;
    shown = [];
    chosen = undefined;
    const isTriangle = topology === undefined;
    part("home").hidden = isTriangle;
    part("triangle").hidden = !isTriangle;
    if (isTriangle) {
      part("scene").innerHTML = triangleSvg(undefined);
      say("Three agents, two actions each. Send the first message: what 0 tells 1 of 1's two actions.");
      return;
    }
    game = new EliminationGame(topology);
    places = placesOf(level.value, topology.agents);
    draw();
    say(
      drawing
        ? "Choose two agents to join them, or to part them again. Then play your drawing."
        : `Send them home, one by one. The library's own order takes ${game.par} cells.`,
    );
  }

  function draw(): void {
    const active = document.activeElement?.closest("[data-agent]");
    const back = root.contains(active ?? null) ? active!.getAttribute("data-agent") : undefined;
    part("scene").innerHTML = graphSvg(game, places, { chosen, choices: shown, drawing });
    const widest = Math.max(1, ...game.gone.map(({ rows }) => rows));
    part("tables").innerHTML = game.gone
      .map(({ agent, around, rows }) => {
        const of = around.length === 0 ? "a number" : `${rows} rows over ${around.join(", ")}`;
        return `<li>agent ${agent} left ${of}<svg viewBox="0 0 200 10" aria-hidden="true"><rect width="${Math.max(2, (200 * rows) / widest)}" height="10" fill="#0b5a8f"/></svg></li>`;
      })
      .join("");
    part("cells").textContent = drawing ? "" : `${game.cells} cells so far`;
    part<HTMLButtonElement>("undo").disabled = game.gone.length === 0 || shown.length > 0;
    part("back").hidden = drawing || !game.isOver || shown.length === game.gone.length;
    part("play").hidden = !drawing;
    if (back === undefined) return;
    const next = part("scene").querySelector<SVGElement>(
      `[data-agent="${back}"][tabindex], [data-agent][tabindex]`,
    );
    (next ?? part<HTMLButtonElement>("back")).focus({ preventScroll: true });
  }

  function take(agent: number): void {
    if (drawing) return join(agent);
    const { around, filled, rows } = game.sendHome(agent);
    const told =
      around.length === 0 ? "a single number" : `a table of ${rows} rows over ${around.join(", ")}`;
    const fresh =
      filled.length === 0 ? "No new edge." : `New: ${filled.map(([i, j]) => `${i} and ${j}`).join("; ")}.`;
    draw();
    const over = game.isOver
      ? `Everybody is home: ${game.cells} cells, the library's order takes ${game.par}; trying all joint actions, ${actions ** game.topology.agents}. Now, backwards: who does what?`
      : "";
    say(`Agent ${agent} left ${told}. ${fresh} ${over}`.trim());
  }

  function join(agent: number): void {
    if (chosen === undefined || chosen === agent) {
      chosen = chosen === agent ? undefined : agent;
      draw();
      return say(chosen === undefined ? "Nobody is chosen." : `Agent ${agent}, and which other?`);
    }
    const [i, j] = [Math.min(chosen, agent), Math.max(chosen, agent)];
    const pairs = pairsOf(game.topology.edges);
    const others = pairs.filter(([a, b]) => a !== i || b !== j);
    const joined = others.length === pairs.length;
    const edges = Int32Array.from((joined ? [...pairs, [i, j]] : others).flat());
    game = new EliminationGame({ agents: drawn, edges });
    chosen = undefined;
    draw();
    say(`${i} and ${j} are ${joined ? "joined" : "parted"}; ${edges.length / 2} edges.`);
  }

  function lookBack(): void {
    const { choices, payoff, best } = game.backtrack();
    const next = choices[shown.length]!;
    shown.push(next);
    draw();
    const given = next.given.map(
      (i) => `${i} plays ${letterOf(choices.find(({ agent }) => agent === i)!.action)}`,
    );
    const why = given.length === 0 ? "The last table is one number" : `Given that ${given.join(" and ")}`;
    const end =
      shown.length === choices.length ? ` Together they earn ${payoff}; the library says ${best}.` : "";
    say(`${why}: agent ${next.agent} plays ${letterOf(next.action)}.${end}`);
    if (!part("back").hidden) part("back").focus({ preventScroll: true });
  }

  function send(): void {
    const told = roundTheTriangle(++sent);
    const last = told.at(-1)!;
    part("scene").innerHTML = triangleSvg(last);
    const lap = told[sent - 4];
    const echo =
      lap === undefined
        ? ""
        : ` A lap ago it was ${lap.says.join(" and ")}: ${last.says[0]! - lap.says[0]!} and ${last.says[1]! - lap.says[1]!} more, and nothing has happened. Its own message came home as news.`;
    say(
      `Agent ${last.from} tells ${last.to}: your actions look like ${last.says.join(" and ")} from here.${echo}`,
    );
  }

  function decide(): void {
    const { pays, best } = decisionsOfTheTriangle();
    say(
      `With messages both ways round, the decisions pay ${pays.join(", then ")}; there the messages rest. The best joint action pays ${best}. All are content, and it is wrong.`,
    );
  }

  const open = () => {
    drawing = level.value === "drawing";
    begin(shapes[level.value]?.());
  };
  level.addEventListener("change", open);
  part("again").addEventListener("click", open);
  part("undo").addEventListener("click", () => {
    game.undo();
    draw();
    say(`Undone. ${game.cells} cells so far.`);
  });
  part("back").addEventListener("click", lookBack);
  part("play").addEventListener("click", () => {
    drawing = false;
    begin(game.topology);
  });
  part("send").addEventListener("click", send);
  part("decide").addEventListener("click", decide);
  const agentOf = (event: Event) =>
    (event.target as Element).closest("[data-agent][tabindex]")?.getAttribute("data-agent");
  part("scene").addEventListener("click", (event) => {
    const agent = agentOf(event);
    if (agent) take(Number(agent));
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Tab") return;
    event.stopPropagation();
    const agent = agentOf(event);
    if (!agent || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    take(Number(agent));
  });
  open();
}

function pairsOf(edges: Int32Array): [number, number][] {
  return Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e]!, edges[2 * e + 1]!]);
}
