/** The files of a lesson for a spreadsheet and for the notebook. */
import { outcomes } from "coordlab";
import { classRecord } from "./record.js";
import type { Session } from "./session.js";

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** `actions.csv`, a row a decision; `rounds.csv`, a row a group and round; `class.json`, which the notebook replays. */
export function exportedFiles(session: Session, withNames: boolean): ExportedFile[] {
  return [
    { name: "actions.csv", text: csv(actions(session, withNames)) },
    { name: "rounds.csv", text: csv(rounds(session)) },
    { name: "class.json", text: `${JSON.stringify(classRecord(session))}\n` },
  ];
}

const byWhom: Readonly<Record<string, string>> = { p: "person", s: "silent", b: "bot" };

type Row = readonly (string | number)[];

function actions({ blocks, seats }: Session, withNames: boolean): Row[] {
  const rows: Row[] = [
    [
      "block",
      "game",
      "treatment",
      "round",
      "group",
      "place",
      "seat",
      ...(withNames ? ["name"] : []),
      "by",
      "choice",
      "outcome",
    ],
  ];
  blocks.forEach((block, number) => {
    block.rounds.forEach((round, step) => {
      block.groups.forEach(({ steps }, group) => {
        const played = steps[step]!;
        played.seats.forEach((seat, place) => {
          const by = byWhom[played.by[place]!];
          if (by === undefined) return;
          const name = seat === undefined ? "" : seats.list[seat]!.name;
          rows.push([
            ...[number + 1, block.game.name, block.treatmentOf(group), round, group + 1, place + 1],
            ...[seat === undefined ? "" : seat + 1, ...(withNames ? [name] : []), by],
            ...[played.choices[place]!, outcomes[played.outcome[place]!]!],
          ]);
        });
      });
    });
  });
  return rows;
}

function rounds({ blocks }: Session): Row[] {
  const rows: Row[] = [
    ["block", "game", "treatment", "round", "group", "reward", "worked", "wrong", "messages"],
  ];
  blocks.forEach((block, number) => {
    const ledgers = block.groups.map(({ run }) => run.ledger().perStep);
    block.rounds.forEach((round, step) => {
      block.groups.forEach(({ steps }, group) => {
        const { outcome, wrong } = steps[step]!;
        rows.push([
          ...[number + 1, block.game.name, block.treatmentOf(group), round, group + 1],
          ...[ledgers[group]!.reward[step]!, outcome.filter((result) => result === 1).length, wrong],
          ledgers[group]!.messages[step]!,
        ]);
      });
    });
  });
  return rows;
}

function csv(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map((value) => cell(String(value))).join(",")}\r\n`).join("");
}

/** A name that a spreadsheet would run as a formula is kept as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
