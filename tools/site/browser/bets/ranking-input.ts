/** A ranking: options are taken in order, the highest first; a click or Enter ranks one, another takes it back. */
import { button, say } from "../html/page-data.js";
import type { GuessInput } from "./guess-input.js";

export function rankingInput(options: readonly string[], question: string): GuessInput {
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", question);
  group.className = "options ranks";
  const help = document.createElement("p");
  help.className = "quiet";
  help.textContent =
    "Choose the highest first, then the next, down to the lowest. Choose again to take one back.";
  let order: string[] = [];
  const buttons = options.map((option) => button(option, () => choose(option)));
  group.append(help, ...buttons);
  const show = () => {
    for (const [i, one] of buttons.entries()) {
      const place = order.indexOf(options[i]!) + 1;
      const badge = document.createElement("b");
      badge.textContent = place > 0 ? `${place}` : "–";
      one.replaceChildren(badge, ` ${options[i]}`);
      one.setAttribute("aria-label", `${options[i]}, ${place > 0 ? `place ${place}` : "not ranked"}`);
      one.setAttribute("aria-pressed", String(place > 0));
    }
  };
  const choose = (option: string) => {
    order = order.includes(option) ? order.filter((one) => one !== option) : [...order, option];
    show();
    const place = order.indexOf(option) + 1;
    say(place > 0 ? `${option}: place ${place} of ${options.length}` : `${option} is no longer ranked`);
  };
  show();
  return {
    element: group,
    wanted: "a place for each",
    guess: () => (order.length === options.length ? [...order] : undefined),
    show: (guess) => {
      order = [...(guess as readonly string[])];
      show();
    },
    focus: () => buttons[0]?.focus(),
  };
}
