import { describe, expect, it } from "vitest";
import { gradeSubmission } from "../../../tools/grade/grade-submission.js";
import { fillCanvas } from "../../../tools/grade/output/canvas.js";
import { formatCsv, harmless, parseCsv } from "../../../tools/grade/output/csv.js";
import { feedback } from "../../../tools/grade/output/feedback.js";
import { gradesCsv } from "../../../tools/grade/output/grades-csv.js";
import { parseExtensions, parseMoment, withLateness } from "../../../tools/grade/output/late.js";
import { manualOf, merged, parseManual, withManual } from "../../../tools/grade/output/manual.js";
import { fillMoodle } from "../../../tools/grade/output/moodle.js";
import { report } from "../../../tools/grade/output/report.js";
import { fileNameOf } from "../../../tools/grade/output/store.js";
import { differences } from "../../../tools/grade/regrade.js";
import { score } from "../../../tools/grade/result.js";
import { answered, submission } from "./handed-in.js";
import { grading } from "./toy.js";

const wrongLine = {
  "toy-line":
    "function lineEdges(n: number): number { return n > 6 ? n : n - 1; } // <script>alert(1)</script>",
};
const file = (replaced = {}) => JSON.stringify(answered(replaced));
const graded = await gradeSubmission({ ...submission(file()), time: Date.UTC(2025, 0, 3, 12) }, grading);
const wrong = await gradeSubmission(
  { ...submission(file(wrongLine), "<b>joe</b>"), name: "Joe <i>Doe</i>" },
  grading,
);

describe("results", () => {
  it("are the same bytes when graded twice", async () => {
    const again = await gradeSubmission({ ...submission(file()), time: Date.UTC(2025, 0, 3, 12) }, grading);
    expect(JSON.stringify(again)).toBe(JSON.stringify(graded));
  });
  it("say what they depend on", () => {
    expect(graded.provenance).toMatchObject({
      release: expect.stringMatching(/^[0-9a-f]{16}$/),
      judge: grading.assignment.judgeHash,
    });
    expect(graded.provenance.isolation).toEqual(grading.surroundings.isolation);
  });
  it.each([
    ["jane", "jane"],
    ["Participant 7", /^Participant_7-[0-9a-f]{8}$/],
    ["../x", /^_\._x-|^___x-|^_.*-[0-9a-f]{8}$/],
    ["con", /^con-[0-9a-f]{8}$/],
  ])("of %j have a file name", (student, name) => {
    if (typeof name === "string") expect(fileNameOf(student)).toBe(name);
    else expect(fileNameOf(student)).toMatch(name);
    expect(fileNameOf(student)).not.toMatch(/[/\\]|^\./);
  });
});

describe("feedback", () => {
  const text = feedback(wrong, "Edges");
  it("shows the smallest failing input, the idea and the student's code", () => {
    expect(text).toContain("lineEdges(7) gave 7");
    expect(text).toContain("An edge fills the gap between two neighbours.");
    expect(text).toContain("return n &#62; 6 ? n : n - 1;");
  });
  it("lets no markup of the student's through, and runs no script", () => {
    expect(text).not.toMatch(/<script|<b>|<i>/);
    expect(text).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    expect(report({ title: "<x>", results: [wrong], notes: ["<img>"] })).not.toMatch(/<x>|<img>|<script|<b>/);
  });
  it("holds no source of a hidden check", () => {
    expect(text).not.toMatch(/fc\.|asyncProperty|await degrees/);
  });
});

describe("grades.csv", () => {
  it("has nbgrader's columns", () => {
    const [header, row] = gradesCsv([graded], "2025-01-01").split("\n");
    expect(header).toBe(
      "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
    );
    expect(row).toBe("00-toy,2025-01-01,2025-01-03T12:00:00.000Z,jane,,,,7,0,7,10");
  });
  it.each(["=1+1", "+1", "-1", "@x", "\t=1", "|calc"])("holds no formula: %j", (name) => {
    expect(harmless(name)).toBe(`'${name}`);
    expect(gradesCsv([{ ...graded, student: name, name: `${name} ${name}` }], "")).not.toMatch(
      /(^|,)[=+@\t|]/m,
    );
  });
  it("is read as it was written", () => {
    const rows = [
      ["a,b", 'c"d', "e\nf"],
      ["", ";", "g"],
    ];
    expect(parseCsv(formatCsv({ rows })).rows).toEqual(rows);
    expect(parseCsv("\uFEFFa;b\r\n1;2\r\n")).toEqual({
      rows: [
        ["a", "b"],
        ["1", "2"],
      ],
      separator: ";",
      lineEnd: "\r\n",
      mark: true,
    });
  });
});

describe("Canvas", () => {
  const book = `Student,ID,SIS User ID,SIS Login ID,Section,Edges of a line (55),Final (read only)
    Points Possible,,,,,20,
"Doe, Jane",7,u7,jane,A,,3
"Roe, Rick",8,u8,rick,A,EX,4
`;
  it("has only the assignment's column filled, scaled to its points", () => {
    const { text, notes } = fillCanvas(
      book,
      [graded, { ...graded, student: "8" }, { ...graded, student: "9" }],
      ["Edges of a line"],
      "book.csv",
    );
    expect(text).toBe(book.replace("jane,A,,3", "jane,A,14,3"));
    expect(notes).toEqual([
      "book.csv: points are scaled from 10 to the column's 20",
      "book.csv: 9 is not in it",
    ]);
  });
  it("gets a new column where it has none", () => {
    const { text } = fillCanvas(book, [graded], ["Other"], "book.csv");
    expect(
      text
        .split("\n")
        .slice(0, 3)
        .map((line) => line.split(",").at(-1)),
    ).toEqual(["Other", "10", "7"]);
  });
  it("must be a gradebook", () => {
    expect(() => fillCanvas("a,b\n", [graded], ["x"], "book.csv")).toThrow(
      "book.csv: not a Canvas gradebook",
    );
  });
});

describe("Moodle", () => {
  const sheet = `Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments
Participant 98765,Jane Doe,j@x.org,Submitted,,10.00,Yes,"Monday, 3 March 2025, 1:00 PM",-,
Participant 98766,Rick Roe,r@x.org,Submitted,,100.00,Yes,-,-,
`;
  it("has only the grade filled", () => {
    const results = [
      { ...graded, student: "Participant 98765" },
      { ...graded, student: "Participant 98766" },
    ];
    const { text, notes } = fillMoodle(sheet, results, "sheet.csv");
    expect(text).toBe(
      sheet
        .replace("Submitted,,10.00", "Submitted,7,10.00")
        .replace("Submitted,,100.00", "Submitted,70,100.00"),
    );
    expect(notes).toEqual(["sheet.csv: points are scaled from 10 to the maximum grade 100"]);
  });
  it("may speak another language", () => {
    const other = sheet.replace("Grade,Maximum Grade", "Hinne,Suurim hinne");
    expect(() => fillMoodle(other, [graded], "sheet.csv")).toThrow("name it with --moodle-grade");
    expect(fillMoodle(other, [{ ...graded, student: "Jane Doe" }], "sheet.csv", "Hinne").text).toContain(
      "Submitted,7,10.00",
    );
  });
});

describe("late work", () => {
  const rule = { due: parseMoment("2025-01-01T00:00Z", "--due"), perDay: 0.1, extensions: new Map() };
  it("costs a share of the points for each day begun", () => {
    expect(withLateness(graded, rule).late).toEqual({
      due: "2025-01-01T00:00:00.000Z",
      days: 3,
      penalty: 2.1,
    });
    expect(score(withLateness(graded, { ...rule, perDay: 1 }))).toBe(0);
  });
  it("is forgiven by an extension, and the old penalty is gone", () => {
    const extended = { ...rule, extensions: parseExtensions("student,until\njane,2025-01-10T00:00Z\n") };
    expect(withLateness(withLateness(graded, rule), extended)).not.toHaveProperty("late");
  });
  it("needs a moment that is one", () => {
    expect(() => parseMoment("soon", "--due")).toThrow(
      '--due must be a moment such as 2025-03-01T23:59Z, got "soon"',
    );
  });
});

describe("points given by a person", () => {
  const manual = parseManual("student,question,points\njane,why,2.5\n", "m.csv");
  it("are added, and outlive a regrading", () => {
    const read = withManual(graded, manual);
    expect([read.points, read.pending, graded.pending]).toEqual([9.5, 0, 3]);
    expect(withManual(graded, merged(manualOf([read]), new Map())).points).toBe(9.5);
    expect(withManual(read, parseManual("jane,why,1\n", "m.csv")).points).toBe(8);
  });
  it("are cut to the maximum and must be for a written answer", () => {
    expect(withManual(graded, parseManual("jane,why,9\njane,line,9\njane,x,1", "m.csv"))).toMatchObject({
      points: 10,
      notes: [
        "points for line, which a person does not grade, were passed over",
        "9 points for why were cut to 3",
        "points for x, which is no question, were passed over",
      ],
    });
    expect(() => parseManual("jane,why,many", "m.csv")).toThrow(
      'm.csv, row 1: points must be a number of at least 0, got "many"',
    );
  });
});

describe("a regrading", () => {
  it("says who gains, who loses and why", () => {
    const later = { ...graded, student: wrong.student };
    expect(differences([wrong, graded], [later, graded])).toBe(
      "<b>joe</b>: 5 -> 7\n    line, a line of n agents, any n: 0 -> 2 (it holds now)\n    another file was handed in\n1 gain, 0 lose, 1 keep their points\n",
    );
    expect(differences([later], [wrong])).toContain(
      "line, a line of n agents, any n: 2 -> 0 (the answer is not right; lineEdges(7) gave 7)",
    );
  });
});
