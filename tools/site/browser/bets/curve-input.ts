/** A curve to draw: by pointer on the picture, or by a number for each x. */
import type { GuessInput } from "./guess-input.js";
import type { PageBet } from "./page-bet.js";
import { readNumber } from "./read-number.js";

type CurveBet = Extract<PageBet, { kind: "curve" }>;

const [width, height, left, right, above, below] = [560, 260, 56, 16, 24, 40];
const svgNames = "http://www.w3.org/2000/svg";

export function curveInput(bet: CurveBet): GuessInput {
  const { xs, xTitle, unit, question } = bet;
  let top = bet.top;
  const ys: (number | undefined)[] = xs.map(() => undefined);
  const box = document.createElement("div");
  box.className = "curve";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", question);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }) as SVGSVGElement;
  const help = document.createElement("p");
  help.className = "quiet";
  help.textContent = "Draw across the picture, or write a number for each. Up and down arrows move a number.";
  const fields = document.createElement("div");
  fields.className = "fields";
  const caption = document.createElement("p");
  caption.className = "quiet";
  caption.textContent = `${unit} at each ${xTitle}:`;
  box.append(help, svg, caption, fields);

  const [first, last] = [xs[0]!, xs[xs.length - 1]!];
  const across = (x: number) => left + ((width - left - right) * (x - first)) / (last - first || 1);
  const upright = (y: number) => height - below - ((height - above - below) * y) / top;
  const step = () => top / 50;
  const round = (y: number) => Number((Math.round(y / step()) * step()).toPrecision(4));

  const inputs = xs.map((x, i) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.setAttribute("aria-label", `${unit} at ${xTitle} ${x}`);
    const name = document.createElement("span");
    name.textContent = String(x);
    label.append(name, input);
    fields.append(label);
    input.addEventListener("input", () => set(i, readNumber(input.value), false));
    input.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const from = ys[i] ?? ys.slice(0, i).findLast((y) => y !== undefined) ?? 0;
      set(i, Math.max(0, round(from + by * step())));
    });
    return input;
  });

  function set(i: number, y: number | undefined, write = true): void {
    ys[i] = y;
    if (y !== undefined && y > top) top = y * 1.25;
    if (write) inputs[i]!.value = y === undefined ? "" : String(y);
    show();
  }

  function show(): void {
    const marks = [0, top / 2, top].map((y) =>
      labelled(Number(y.toPrecision(3)).toString(), left - 8, upright(y) + 5, "end"),
    );
    const grid = [0, top / 2, top].map((y) =>
      draw("line", { x1: left, x2: width - right, y1: upright(y), y2: upright(y), class: "grid" }),
    );
    const names = xs.map((x) => labelled(String(x), across(x), height - below + 18, "middle"));
    const known = ys.flatMap((y, i) => (y === undefined ? [] : [[across(xs[i]!), upright(y)] as const]));
    const line = draw("polyline", {
      points: known.map((point) => point.join(",")).join(" "),
      class: "guess",
    });
    const dots = known.map(([cx, cy]) => draw("circle", { cx, cy, r: 6, class: "dot" }));
    const axes = [
      labelled(xTitle, (left + width - right) / 2, height - 4, "middle"),
      labelled(unit, 4, 14, "start"),
    ];
    svg.replaceChildren(...grid, ...marks, ...names, ...axes, line, ...dots);
  }

  let drawing = false;
  const point = (event: PointerEvent) => {
    if (!drawing || box.closest("fieldset")?.disabled) return;
    const frame = svg.getBoundingClientRect();
    const x = ((event.clientX - frame.left) / frame.width) * width;
    const y = ((event.clientY - frame.top) / frame.height) * height;
    const nearest = xs.reduce(
      (best, _, i) => (Math.abs(across(xs[i]!) - x) < Math.abs(across(xs[best]!) - x) ? i : best),
      0,
    );
    const share = (height - below - y) / (height - above - below);
    set(nearest, round(Math.max(0, Math.min(1, share)) * top));
  };
  svg.addEventListener("pointerdown", (event) => {
    drawing = true;
    svg.setPointerCapture(event.pointerId);
    point(event);
  });
  svg.addEventListener("pointermove", point);
  for (const end of ["pointerup", "pointercancel"] as const)
    svg.addEventListener(end, () => {
      drawing = false;
    });
  show();
  return {
    element: box,
    wanted: `a number for each of the ${xs.length} places`,
    guess: () => (ys.every((y) => y !== undefined) ? (ys as number[]) : undefined),
    show: (guess) => {
      for (const [i, y] of (guess as readonly number[]).entries()) set(i, y);
    },
    focus: () => inputs[0]?.focus(),
  };
}

function draw(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNames, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function labelled(words: string, x: number, y: number, anchor: string): SVGElement {
  const made = draw("text", { x, y, "text-anchor": anchor });
  made.textContent = words;
  return made;
}
