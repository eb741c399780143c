/** What the server sends to a phone, and to each seat at a shared keyboard. */

export interface PhoneView {
  readonly t: "view";
  readonly seat: number;
  readonly name: string;
  readonly phase: string;
  readonly round: number;
  readonly paused: boolean;
  /** Milliseconds to the end of the round, when this was sent. */
  readonly left: number | null;
  readonly title: string;
  readonly text: string;
  readonly rule: string;
  readonly buttons: readonly Choice[];
  /** What was answered in this round. */
  readonly mine: number | null;
  /** What the coordinator says, in the words of a button. */
  readonly told: string;
  /** Places in a group. */
  readonly size: number;
  /** For the coordinator: every place that is taken. */
  readonly members: readonly Member[];
  readonly result: string;
}

export interface Choice {
  /** Index into the options of the place. */
  readonly a: number;
  readonly label: string;
  readonly note: string;
}

export interface Member {
  readonly place: number;
  readonly label: string;
  readonly buttons: readonly Choice[];
}

export type PhoneHears =
  | PhoneView
  | { readonly t: "ack"; readonly round: number; readonly a: number }
  | { readonly t: "refused"; readonly round?: number; readonly text: string }
  /** No seat, and why; no text for a page that is only asked for the letters. */
  | { readonly t: "away"; readonly text: string };
