/** The table of whose each file was taken to be: on the console, and beside the results. */
import { join } from "node:path";
import { printable } from "../../printable.js";
import type { Collected } from "../collect/collect.js";
import { formatCsv, harmless } from "../gradebook/csv.js";
import { writeWhole } from "../result/store.js";

const mostLines = 40;

/** @param out where the whole table is kept, as `files.csv`; nowhere if it is left out */
export async function sayOwners({ owners, submissions }: Collected, out: string | undefined): Promise<void> {
  const counting = new Set(submissions.map(({ path }) => path));
  const rows = owners.map(({ file, student, layout }) => [
    file,
    student,
    layout,
    counting.has(file) ? "yes" : "no",
  ]);
  const layouts = [...new Set(owners.map(({ layout }) => layout))].join(" and ");
  const lines = rows
    .slice(0, mostLines)
    .map(
      ([file = "", student = "", , counts]) =>
        `  ${printable(file)} -> ${printable(student)}${counts === "no" ? " (does not count)" : ""}`,
    );
  const more =
    rows.length > mostLines
      ? [`  and ${rows.length - mostLines} more${out === undefined ? "" : `, see ${join(out, "files.csv")}`}`]
      : [];
  process.stderr.write(`${[`names read as ${layouts}:`, ...lines, ...more].join("\n")}\n`);
  if (out === undefined) return;
  const table = [
    ["file", "student", "layout", "counts"],
    ...rows.map((row) => row.map((text) => harmless(text))),
  ];
  await writeWhole(join(out, "files.csv"), formatCsv(table));
}
