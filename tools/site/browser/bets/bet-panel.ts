/** The form of a bet: a guess, how sure, and then the answer. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import { asSentence } from "coordlab-figures/bets/settled-answer.js";
import { button, say } from "../html/page-data.js";
import { isPlaced, type StoredBet } from "../kept/bet-book.js";
import { inputOf } from "./input-of.js";
import { fits, guessWords, type PageBet } from "./page-bet.js";
import { readNumber } from "./read-number.js";

export interface BetPanelActs {
  placed(bet: StoredBet): void;
  skipped(id: string): void;
}

export class BetPanel {
  readonly #fields = document.createElement("fieldset");
  readonly #status = document.createElement("p");
  readonly #place: HTMLButtonElement;
  readonly #skip: HTMLButtonElement;
  readonly #change: HTMLButtonElement;
  readonly #sure = document.createElement("input");
  readonly #input;

  /** @param box where the form goes */
  constructor(
    readonly box: HTMLElement,
    readonly bet: PageBet,
    private readonly acts: BetPanelActs,
  ) {
    const legend = document.createElement("legend");
    legend.textContent = "Your bet";
    this.#input = inputOf(bet);
    this.#sure.inputMode = "numeric";
    this.#sure.autocomplete = "off";
    this.#sure.className = "number";
    const sure = document.createElement("label");
    sure.className = "sure";
    sure.append("I am ", this.#sure, " % sure (may stay empty)");
    const act = document.createElement("p");
    this.#place = button("Place bet", () => this.#placed());
    this.#place.className = "primary";
    this.#skip = button("Skip", () => acts.skipped(bet.id), "Skip this bet");
    this.#change = button("Change", () => this.#again(), "Change this bet");
    act.append(this.#place, " ", this.#skip);
    this.#fields.append(legend, this.#input.element, sure, act);
    for (const field of this.#fields.querySelectorAll("input"))
      field.addEventListener("keydown", (event) => {
        if ((event as KeyboardEvent).key !== "Enter") return;
        // Else the same Enter shuts the answer, to which the focus goes.
        event.preventDefault();
        this.#placed();
      });
    this.#status.className = "placed";
    box.append(this.#fields, this.#status);
  }

  focus(): void {
    this.#input.focus();
  }

  /** What is kept of the bet: nothing, a guess, a guess that was compared. */
  show(stored: StoredBet | undefined): void {
    const placed = isPlaced(stored);
    this.#fields.disabled = placed;
    this.#fields.hidden = placed && this.bet.kind !== "curve";
    this.#skip.hidden = stored !== undefined;
    this.#place.hidden = placed;
    if (!placed) {
      this.#status.textContent = stored ? "Skipped. A bet can still be placed." : "";
      return;
    }
    const { guess, sure, words } = stored;
    this.#input.show(guess);
    this.#sure.value = sure === undefined ? "" : String(sure);
    const line = document.createElement("span");
    const sureWords = sure === undefined ? "" : `, ${sure} % sure`;
    line.textContent = words
      ? `${asSentence(words)}${sureWords && `; you were${sureWords.slice(1)}`}.`
      : `Your bet: ${guessWords(this.bet, guess)}${sureWords}.`;
    this.#status.replaceChildren(line, ...(stored.right === undefined ? [" ", this.#change] : []));
  }

  /** A bet on an earlier wording of the question counts once the learner says so. */
  offer({ question, guess }: KeptBet, use: () => void): void {
    const words = fits(this.bet, guess) ? `: ${guessWords(this.bet, guess)}. ` : ".";
    const line = document.createElement("span");
    line.textContent = `You bet on an earlier wording of this question, “${question}”${words}`;
    const keep = button("That bet stands", use);
    this.#status.replaceChildren(line, ...(fits(this.bet, guess) ? [keep] : []));
  }

  #again(): void {
    this.#fields.disabled = false;
    this.#fields.hidden = false;
    this.#place.hidden = false;
    this.#status.textContent = "";
    this.focus();
  }

  #placed(): void {
    const guess = this.#input.guess();
    const percent = readNumber(this.#sure.value);
    const sureWrong =
      this.#sure.value.trim() !== "" && !(percent !== undefined && percent >= 0 && percent <= 100);
    if (guess === undefined || sureWrong) {
      const words =
        guess === undefined ? `A bet is ${this.#input.wanted}.` : "How sure is a number from 0 to 100.";
      this.#status.textContent = words;
      say(words);
      if (guess === undefined) this.focus();
      else this.#sure.focus();
      return;
    }
    const { id, question, misconception } = this.bet;
    this.acts.placed({
      id,
      question,
      misconception,
      guess,
      ...(percent === undefined ? {} : { sure: percent }),
    });
  }
}
