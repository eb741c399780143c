/** The input of a bet, by its kind. None begins with a value: a thumb that stands somewhere is a suggestion. */
import { curveInput } from "./curve-input.js";
import type { GuessInput } from "./guess-input.js";
import type { PageBet } from "./page-bet.js";
import { rankingInput } from "./ranking-input.js";
import { readNumber } from "./read-number.js";

export function inputOf(bet: PageBet): GuessInput {
  if (bet.kind === "number") return numberInput(bet.unit, bet.question);
  if (bet.kind === "choice") return choiceInput(bet.id, bet.options, bet.question);
  if (bet.kind === "ranking") return rankingInput(bet.options, bet.question);
  return curveInput(bet);
}

function numberInput(unit: string, question: string): GuessInput {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.inputMode = "decimal";
  input.autocomplete = "off";
  input.className = "number";
  input.setAttribute("aria-label", `${question} Your guess in ${unit}`);
  label.append("My guess: ", input, ` ${unit}`);
  return {
    element: label,
    wanted: `a number of ${unit}`,
    guess: () => readNumber(input.value),
    show: (guess) => {
      input.value = String(guess);
    },
    focus: () => input.focus(),
  };
}

function choiceInput(name: string, options: readonly string[], question: string): GuessInput {
  const group = document.createElement("div");
  group.className = "options";
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", question);
  const inputs = options.map((option) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = `bet-${name}`;
    input.value = option;
    label.append(input, ` ${option}`);
    group.append(label);
    return input;
  });
  return {
    element: group,
    wanted: "one of the options",
    guess: () => inputs.find(({ checked }) => checked)?.value,
    show: (guess) => {
      for (const input of inputs) input.checked = input.value === guess;
    },
    focus: () => inputs[0]?.focus(),
  };
}
