/** What the server sends to the console, besides what the projector gets. */

/** Once, when it comes in. The projector hears it too. */
export interface Welcome {
  readonly t: "welcome";
  readonly code: string;
  readonly address: string;
  /** Rows of the QR code, a digit a square. */
  readonly qr: readonly string[];
  readonly projector: string;
  readonly keyboard: string;
  readonly lan: boolean;
  /** Address of a proxy; "" without one. */
  readonly outside: string;
  readonly seconds: number;
  readonly split: boolean;
  readonly game: string;
  /** Folder of a lesson that is kept; "" for one that is not. */
  readonly kept: string;
  /** Steps of the printed script. */
  readonly script: readonly string[];
  readonly withoutNetwork: string;
}

export interface ConsoleView {
  readonly t: "staff";
  readonly locked: boolean;
  readonly showNames: boolean;
  /** Whether a phone has called over the network. */
  readonly reached: boolean;
  /** What was refused or repaired, and how often. */
  readonly refused: Readonly<Record<string, number>>;
  readonly seats: readonly SeatRow[];
}

export interface SeatRow {
  readonly seat: number;
  readonly name: string;
  readonly state: "here" | "away" | "test" | "out";
  readonly bot: boolean;
  readonly answered: boolean;
}

/** The answer to a command. */
export interface Reply {
  readonly t: "said";
  readonly text?: string;
  readonly files?: readonly { readonly name: string; readonly text: string }[];
}
