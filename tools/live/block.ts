/** A block of rounds in the same groups: who sits where, and what they chose. */
import type { RecordedMessage } from "coordlab-experiments";
import type { ClassGame } from "coordlab-experiments/11-your-class/class-games.js";
import { mechanismOf, type Treatment } from "coordlab-experiments/11-your-class/treatments.js";
import { botMechanisms } from "./bots.js";
import { type By, Group } from "./group.js";
import { type Place, Seating, type Sitting } from "./seating.js";
import type { Seat } from "./seats.js";

export interface BlockSettings {
  readonly game: ClassGame;
  /** Groups with an even number get the first, the others the second. */
  readonly treatments: readonly [Treatment, Treatment];
  readonly seed: string;
  readonly botsPlay: string | undefined;
}

/** What a coordinator says: to every place of its group its part. */
export interface Word {
  readonly from: number;
  readonly choices: readonly number[];
}

export class Block {
  readonly game: ClassGame;
  readonly treatments: readonly [Treatment, Treatment];
  readonly groups: readonly Group[];
  /** Numbers of the rounds played. */
  readonly rounds: number[] = [];
  private readonly seating: Seating;
  private readonly acts = new Map<number, number>();
  private readonly words = new Map<number, Word>();

  constructor(
    readonly settings: BlockSettings,
    seats: readonly Seat[],
  ) {
    const { game, treatments, seed } = settings;
    this.game = game;
    this.treatments = treatments;
    this.seating = new Seating(seats, game.size, seed);
    this.groups = this.seating.groups.map((_, number) => new Group(this.worldOf(number)));
  }

  treatmentOf(group: number): Treatment {
    return this.treatments[group % 2]!;
  }

  seedOf(group: number): string {
    return `${this.settings.seed}/${group}`;
  }

  /** Where a seat sits; undefined for somebody who only watches. */
  placeOf(seat: number): Place | undefined {
    return this.seating.placeOf(seat);
  }

  sittingAt(place: Place): Sitting {
    return this.seating.at(place);
  }

  open(seats: readonly Seat[]): void {
    this.acts.clear();
    this.words.clear();
    this.seating.rearrange(seats, this.game.fill);
    this.groups.forEach((group, number) => {
      group.open(this.seating.groups[number]!.map((sitting) => sitting !== undefined));
    });
  }

  /** Why the choice is refused; undefined if it stands. */
  refuses(seat: Seat, choice: number): string | undefined {
    const at = this.placeOf(seat.number);
    if (!at) return "spectator";
    if (this.acts.has(seat.number)) return "dup";
    const count = this.groups[at.group]!.options(at.place).length;
    return Number.isInteger(choice) && choice >= 0 && choice < count ? undefined : "bad";
  }

  act(seat: Seat, choice: number): void {
    this.acts.set(seat.number, choice);
    seat.bot = false;
  }

  /** What a seat has answered in the open round. */
  answer(seat: number): number | undefined {
    return this.acts.get(seat);
  }

  /** The seat whose word the group follows: its first place held by a person; undefined if bots are alone. */
  coordinatorOf(group: number, seats: readonly Seat[]): number | undefined {
    if (this.treatmentOf(group) !== "coordinator") return undefined;
    const isPerson = (sitting: Sitting) => typeof sitting === "number" && !seats[sitting]!.bot;
    return this.seating.groups[group]!.find(isPerson) as number | undefined;
  }

  refusesWord(seat: Seat, choices: readonly number[], seats: readonly Seat[]): string | undefined {
    const at = this.placeOf(seat.number);
    if (!at || this.coordinatorOf(at.group, seats) !== seat.number) return "spectator";
    if (this.words.has(at.group)) return "dup";
    const group = this.groups[at.group]!;
    const fits = (choice: number, place: number) =>
      Number.isInteger(choice) && choice >= 0 && choice < group.options(place).length;
    return choices.length === this.game.size && choices.every(fits) ? undefined : "bad";
  }

  /** The coordinator's own answer is in its word. */
  instruct(seat: Seat, choices: readonly number[]): void {
    const { group, place } = this.placeOf(seat.number)!;
    this.words.set(group, { from: place, choices });
    if (!this.acts.has(seat.number)) this.act(seat, choices[place]!);
  }

  /** What the group's coordinator has said in the open round; a bot says at once what is best. */
  wordOf(group: number, seats: readonly Seat[]): Word | undefined {
    if (this.treatmentOf(group) !== "coordinator") return undefined;
    const word = this.words.get(group);
    if (word || this.coordinatorOf(group, seats) !== undefined) return word;
    const from = this.seating.groups[group]!.findIndex((sitting) => sitting !== undefined);
    return { from: Math.max(0, from), choices: [...this.groups[group]!.best] };
  }

  /** Seats that the open round waits for: people who have something to choose and have not. */
  awaited(seats: readonly Seat[]): number[] {
    const open: number[] = [];
    for (const [seat, { group, place }] of this.seating.each())
      if (!seats[seat]!.bot && !this.acts.has(seat) && this.groups[group]!.options(place).length > 1)
        open.push(seat);
    return open;
  }

  close(round: number, seats: readonly Seat[]): void {
    this.groups.forEach((group, number) => {
      const word = this.wordOf(number, seats);
      const places = this.seating.groups[number]!;
      const led = this.treatmentOf(number) === "coordinator";
      const played = places.map((sitting, place): [number, By] => {
        const idle = group.options(place).length - 1;
        if (sitting === undefined) return [idle, "."];
        const answer = sitting === "bot" ? undefined : this.acts.get(sitting);
        if (answer !== undefined) return [answer, "p"];
        if (sitting !== "bot" && !seats[sitting]!.bot) return [idle, "s"];
        return [led ? (word?.choices[place] ?? idle) : group.suggestion[place]!, "b"];
      });
      group.close({
        choices: played.map(([choice]) => choice),
        by: played.map(([, by]) => by).join(""),
        seats: places.map((sitting) => (sitting === "bot" ? undefined : sitting)),
        said: word ? [messages(word, places)] : [],
      });
    });
    this.rounds.push(round);
  }

  undo(): void {
    this.rounds.pop();
    for (const group of this.groups) group.undo();
  }

  private worldOf(number: number) {
    const { game, botsPlay } = this.settings;
    const treatment = this.treatmentOf(number);
    const bots = botMechanisms.find(({ name }) => name === botsPlay) ?? mechanismOf(treatment, game);
    return { scenario: game.scenario, seed: this.seedOf(number), driver: `the class, ${treatment}`, bots };
  }
}

/** One message to every taken place but the coordinator's own. */
function messages({ from, choices }: Word, places: readonly Sitting[]): RecordedMessage[] {
  return choices.flatMap((choice, to) =>
    to === from || places[to] === undefined ? [] : [[from, to, choice] as const],
  );
}
