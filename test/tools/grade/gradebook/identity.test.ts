import { describe, expect, it } from "vitest";
import { gradeSubmission } from "../../../../tools/grade/class/grade-submission.js";
import { gradesCsv } from "../../../../tools/grade/gradebook/grades-csv.js";
import {
  canvasRoster,
  identityText,
  moodleRoster,
  withIdentity,
} from "../../../../tools/grade/gradebook/identity.js";
import { feedback } from "../../../../tools/grade/report/feedback.js";
import { report } from "../../../../tools/grade/report/report.js";
import { answered, submission } from "../handed-in.js";
import { grading } from "../toy.js";

const graded = await gradeSubmission(submission(JSON.stringify(answered()), "4711"), grading);
const book = `Student,ID,SIS User ID,SIS Login ID,Section,Edges
"de la Cruz, Ana María",4711,S-19,acruz,A,
"Ueda, Kenji",4712,S-20,kueda,A,
"Ueda, Kenji",4713,S-21,kueda2,A,
`;
const worksheet = `Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade
Participant 88,Ana María de la Cruz,S-19,ana@uni.example,Submitted,,10
`;

describe("the list of a class", () => {
  it("of Canvas tells names and numbers, which stand wherever the student does", () => {
    const known = withIdentity(graded, canvasRoster(book, "book.csv"), undefined);
    expect(known).toMatchObject({
      name: "Ana María de la Cruz",
      lastName: "de la Cruz",
      ids: { ID: "4711", "SIS User ID": "S-19", "SIS Login ID": "acruz" },
    });
    expect(gradesCsv([known], "").split("\n")[1]).toContain(",4711,de la Cruz,Ana María,,");
    for (const page of [
      feedback(known, "Edges"),
      report({ title: "Edges", results: [known], notes: [], version: "course 1" }),
    ])
      for (const part of ["Ana María de la Cruz", "4711", "SIS User ID S-19", "SIS Login ID acruz"])
        expect(page).toContain(part);
  });

  it("of Moodle tells the address too", () => {
    const participant = { ...graded, student: "Participant 88" };
    const known = withIdentity(participant, moodleRoster(worksheet), undefined);
    expect(known).toMatchObject({ name: "Ana María de la Cruz", email: "ana@uni.example" });
    expect(identityText(known)).toBe("Participant 88, ID number S-19");
    expect(gradesCsv([known], "").split("\n")[1]).toContain(
      ",Participant 88,Cruz,Ana María de la,ana@uni.example,",
    );
  });

  it("says nothing of somebody who is not in it, or shares a name", () => {
    for (const student of ["9999", "Kenji Ueda"]) {
      const other = { ...graded, student };
      expect(withIdentity(other, canvasRoster(book, "book.csv"), undefined)).toEqual(other);
    }
  });

  it("that was given before is remembered", () => {
    const known = withIdentity(graded, canvasRoster(book, "book.csv"), undefined);
    expect(withIdentity(graded, undefined, known)).toEqual(known);
  });

  it("must be one", () => {
    expect(() => canvasRoster("a,b\n", "x.csv")).toThrow("x.csv: not a Canvas gradebook");
  });
});
