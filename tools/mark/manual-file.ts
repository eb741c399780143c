/** `manual.csv` on disk: read anew before every change, so that two people can mark at once, and written whole. */
import { readFile } from "node:fs/promises";
import { manualOf, merged } from "../grade/gradebook/manual.js";
import { formatMarks, type Mark, type Marks, parseMarks } from "../grade/gradebook/marks.js";
import type { Result } from "../grade/result/result.js";
import { writeWhole } from "../grade/result/store.js";

export class ManualFile {
  readonly path: string;
  private readonly results: readonly Result[];
  /** The last change, done or not. */
  private last: Promise<void> = Promise.resolve();

  constructor(path: string, results: readonly Result[]) {
    this.path = path;
    this.results = results;
  }

  /** What the file says; where there is none, what the results hold. @throws CourseError naming the row that is wrong */
  async read(): Promise<Marks> {
    const text = await readFile(this.path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    const before = manualOf(this.results);
    return text === undefined ? before : merged(before, parseMarks(text, this.path, this.results));
  }

  write(marks: Marks): Promise<void> {
    return writeWhole(this.path, formatMarks(this.results, marks));
  }

  /** Sets one mark, or takes it away; resolves once it is on disk. Changes are made one after the other. */
  set(student: string, question: string, mark: Mark | undefined): Promise<void> {
    const change = this.last.then(async () => {
      const marks = new Map([...(await this.read())].map(([id, own]) => [id, new Map(own)]));
      const own = marks.get(student) ?? new Map<string, Mark>();
      if (mark) own.set(question, mark);
      else own.delete(question);
      await this.write(marks.set(student, own));
    });
    this.last = change.catch(() => undefined);
    return change;
  }

  settled(): Promise<void> {
    return this.last;
  }
}
