import { describe, expect, it } from "vitest";
import { gradeSubmission } from "../../../../tools/grade/class/grade-submission.js";
import { fillCanvas } from "../../../../tools/grade/gradebook/canvas.js";
import { formatCsv, harmless, parseCsv } from "../../../../tools/grade/gradebook/csv.js";
import { gradesCsv } from "../../../../tools/grade/gradebook/grades-csv.js";
import { parseExtensions, withLateness } from "../../../../tools/grade/gradebook/late.js";
import { manualOf, merged, withManual } from "../../../../tools/grade/gradebook/manual.js";
import { formatMarks, parseMarks } from "../../../../tools/grade/gradebook/marks.js";
import { fillMoodle } from "../../../../tools/grade/gradebook/moodle.js";
import { differences } from "../../../../tools/grade/report/differences.js";
import { feedback } from "../../../../tools/grade/report/feedback.js";
import { report } from "../../../../tools/grade/report/report.js";
import { parseMoment } from "../../../../tools/grade/result/moment.js";
import { score } from "../../../../tools/grade/result/result.js";
import { fileNameOf } from "../../../../tools/grade/result/store.js";
import { answered, submission } from "../handed-in.js";
import { grading } from "../toy.js";

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

const late = { due: parseMoment("2025-01-01T00:00Z", "--due"), perDay: 0.1, extensions: new Map() };

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
    expect(report({ title: "<x>", results: [wrong], notes: ["<img>"], version: "<v>" })).not.toMatch(
      /<x>|<img>|<v>|<script|<b>/,
    );
  });
  it("holds no source of a hidden check", () => {
    expect(text).not.toMatch(/fc\.|asyncProperty|await degrees/);
  });
});

describe("the report", () => {
  const text = report({
    title: "Edges",
    results: [withLateness(graded, late), wrong],
    notes: [],
    version: "course 7 (2027-spring)",
  });
  expect(text).toContain("course 7 (2027-spring).</p>");
  it("lists the checks that cost points, with an example, and no others", () => {
    expect(text).toContain(
      '<td>line: a line of n agents, any n</td><td>lineEdges(7) gave 7</td><td class="number">1</td><td class="number">2</td>',
    );
    expect(text.match(/<td>line: /g)).toHaveLength(2);
  });
  it("leads to each student's feedback", () => {
    expect(text).toContain(`<a href="feedback/${fileNameOf("jane")}.html">jane</a>`);
    expect(text).toContain(
      `<a href="feedback/${fileNameOf("<b>joe</b>")}.html">&#60;b&#62;joe&#60;/b&#62;</a>`,
    );
  });
  it("says how late somebody was, and what was in force", () => {
    expect(text).toContain("3 d, −2.1");
    expect(text).toContain("the cells had 20 s, a call 2 s, all of it 512 MiB of memory");
  });
});

describe("grades.csv", () => {
  it("has nbgrader's columns", () => {
    const [header, row] = gradesCsv([graded], "2025-01-01").split("\n");
    expect(header).toBe(
      "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
    );
    expect(row).toBe("00-toy,2025-01-01,2025-01-03 12:00:00 UTC,jane,,,,7,0,7,10");
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
    expect(parseCsv(formatCsv(rows)).rows).toEqual(rows);
    expect(parseCsv("\uFEFFa;b\r\n1;2\r\n")).toMatchObject({
      rows: [
        ["a", "b"],
        ["1", "2"],
      ],
      separator: ";",
    });
    expect(() => parseCsv('a,b\n"c"d,e\n')).toThrow("row 2 is no CSV");
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
      "book.csv: 8 keeps EX",
      "book.csv: 9 is not in it, or not alone by this name",
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
  it.each([
    ["semicolons, decimal commas, CRLF and a byte order mark", "\uFEFF", ";", "20,50", "14,35", "\r\n"],
    ["decimal commas between commas", "", ",", '"20,50"', '"14,35"', "\n"],
    ["decimal points", "\uFEFF", ",", "20.50", "14.35", "\r\n"],
  ])("keeps every other byte: %s", (_, mark, sep, possible, given, end) => {
    // As Canvas writes it: a row of posting policies first, quotes that need not be, a student in two sections.
    const lines = [
      ["Student", "ID", "SIS Login ID", "Section", "Notes", "Edges of a line (55)", "Final Score"],
      ["", "", "", "", "", "Manual Posting", ""],
      ["    Points Possible", "", "", "", "", possible, '"(read only)"'],
      ['"Doe, Jane"', "7", "jane", '"A and B"', '"says ""hi"""', "GRADE", "3"],
      ['"Müller, Zoë"', "8", "zoe", '"B"', "", "N/A", ""],
      ['"Student, Test"', "9", "", "A", "", "", ""],
    ];
    const book = (grade: string) =>
      mark +
      lines
        .map((line) => line.join(sep))
        .join(end)
        .replace("GRADE", grade);
    const results = [graded, { ...graded, student: "zoe" }];
    const { text, notes } = fillCanvas(book(""), results, ["Edges of a line"], "book.csv");
    expect(text).toBe(book(given));
    expect(notes).toEqual([
      "book.csv: points are scaled from 10 to the column's 20.5",
      "book.csv: zoe keeps N/A",
    ]);
  });
  it("has names in two columns where Canvas is set so", () => {
    const two = "LastName,FirstName,ID,SIS Login ID,Section,Edges of a line (55)\nDoe,Jane,7,j7,A,\n";
    const named = { ...graded, student: "doejane" };
    const { text } = fillCanvas(two, [named], ["Edges of a line"], "book.csv");
    expect(text).toBe(two.replace("j7,A,", "j7,A,7"));
  });
  it("gives nobody another's points: not by a name that two have, not in one of two columns", () => {
    const twins = book.replace("Roe, Rick", "Doe, Jane").replaceAll("EX", "");
    const named = { ...graded, student: "doejane" };
    const filled = fillCanvas(twins, [named], ["Edges of a line"], "book.csv");
    expect(filled.text).toBe(twins);
    expect(filled.notes).toContain("book.csv: doejane is not in it, or not alone by this name");
    const doubled = book.replace("Final (read only)", "Edges of a line (56)");
    expect(() => fillCanvas(doubled, [graded], ["Edges of a line"], "book.csv")).toThrow(
      'book.csv: which of "Edges of a line (55)", "Edges of a line (56)"? Rename or remove the others',
    );
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
  it.each([
    ["in German, with decimal commas and a byte order mark", "\uFEFF", "\r\n", "Bewertung", '"20,00"', "14"],
    ["in French", "", "\n", "Note", '"7,50"', '"5,25"'],
    ["in Swedish", "\uFEFF", "\n", "Betyg", "7.50", "5.25"],
  ])("keeps every other byte: %s", (_, mark, end, heading, maximum, given) => {
    // Feedback over two lines, and dates that Moodle detects changes by.
    const other = (grade: string) =>
      `${mark}${[
        `Id,Name,Mail,Status,${heading},Max,X,"Modified (submission)","Modified (grade)",Feedback`,
        `Teilnehmer/in98765,"Doe, Jane",j@x.org,"Abgegeben",${grade},${maximum},Ja,"3. März 2025, 13:00",-,"<p>a</p>${end}<p>""b""</p>"`,
        `Teilnehmer/in98766,Zoë Müller,z@x.org,"-",,${maximum},Ja,-,-,""`,
      ].join(end)}`;
    const result = { ...graded, student: "Participant 98765" };
    expect(fillMoodle(other(""), [result], "sheet.csv").text).toBe(other(given));
  });
  it("leaves a grade that cannot be changed, and a name that two have", () => {
    const twins = sheet.replace("Rick Roe", "Jane Doe").replace("10.00,Yes", "10.00,No");
    const results = [
      { ...graded, student: "Participant 98765" },
      { ...graded, student: "Jane Doe" },
    ];
    expect(fillMoodle(twins, results, "sheet.csv")).toEqual({
      text: twins,
      notes: [
        "sheet.csv: Participant 98765 keeps its grade, which cannot be changed",
        "sheet.csv: Jane Doe is not in it, or not alone by this name",
      ],
    });
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
  const rule = late;
  it("costs a share of the points for each day begun", () => {
    expect(withLateness(graded, rule).late).toEqual({
      due: "2025-01-01 00:00:00 UTC",
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
  const marks = (text: string) => parseMarks(text, "m.csv", [graded]);
  const manual = marks("student,question,points\njane,why,2.5\n");
  it("are added, and outlive a regrading", () => {
    const read = withManual(graded, manual);
    expect([read.points, read.pending, graded.pending]).toEqual([9.5, 0, 3]);
    expect(withManual(graded, merged(manualOf([read]), new Map())).points).toBe(9.5);
    expect(withManual(read, marks("jane,why,1\n")).points).toBe(8);
  });
  it("bring boxes and a comment, which the feedback shows beside the rubric", () => {
    const read = withManual(
      graded,
      marks('student,question,points,boxes,comment\njane,why,3,1,"Well put, <b>Jane</b>"\n'),
    );
    const page = feedback(read, "Edges of a line");
    expect(page).toContain("Well put, &#60;b&#62;Jane");
    expect(page).toContain("✓ one new edge for each new agent");
    expect(feedback(graded, "t")).toContain("3 unread");
  });
  it("come as they were written, whatever stands in them", () => {
    const written = new Map([
      ["jane", new Map([["why", { points: 1.5, boxes: [0], comment: '=1+1, "so"\nand more' }]])],
    ]);
    expect(marks(formatMarks([graded], written))).toEqual(written);
  });
  it("name what cannot be: a student, a question, a column, a number, a box", () => {
    const wrong = [
      ["zoe,why,1", 'm.csv, row 1: there is no student "zoe"'],
      ["jane,line,9", 'm.csv, row 1: a person gives no points for "line"; for why they do'],
      ["student,question,points,grade\njane,why,1,A", 'm.csv: no column is called "grade"'],
      ["student,points\njane,1", 'm.csv: the column "question" is missing'],
      ["jane,why,1,well done", "m.csv, row 1: 4 fields, but 3 columns"],
      ["student,question,points\njane,why,9", 'm.csv, row 2: points must be a number from 0 to 3, got "9"'],
      ["jane,why,many", 'm.csv, row 1: points must be a number from 0 to 3, got "many"'],
      ["student,question,points,boxes\njane,why,1,7", 'm.csv, row 2: boxes are numbers from 1 to 1, got "7"'],
    ] as const;
    for (const [text, message] of wrong) expect(() => marks(text)).toThrow(message);
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
