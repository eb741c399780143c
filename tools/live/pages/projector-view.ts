/** What the server sends to the projector. */

export interface ProjectorView {
  readonly t: "room";
  readonly phase: string;
  readonly round: number;
  readonly paused: boolean;
  readonly left: number | null;
  readonly title: string;
  readonly made: string;
  readonly wrong: string;
  /** What its signs of failure mean. */
  readonly signs: string;
  /** Whether nobody else can come in. */
  readonly locked: boolean;
  readonly people: number;
  readonly answered: number;
  readonly awaited: number;
  /**
   * A character a place, a text a group: `.` empty, `?` awaited, `!` answered, `b` a bot, `-` nothing to do; after
   * the round the index of its outcome.
   */
  readonly groups: readonly string[];
  readonly arms: readonly Arm[];
  /** Names in the order of seats, if they are to be shown. */
  readonly names: readonly string[];
  /** Why nothing can be saved; "" when all is well. */
  readonly trouble: string;
}

/** The groups under one treatment. */
export interface Arm {
  readonly treatment: string;
  readonly groups: number;
  readonly band: { readonly mean: number; readonly low: number; readonly high: number };
  readonly rounds: readonly ArmRound[];
}

export interface ArmRound {
  /** Its number in the lesson. */
  readonly round: number;
  readonly made: number;
  readonly wrong: number;
  readonly messages: number;
}
