/** The assignments that withhold something of the library. */
import { assignmentNames } from "../../../tools/grade/assignment/assignment-names.js";
import { loadAssignment } from "../../../tools/grade/assignment/load-assignment.js";

export async function withholdingAssignments() {
  const all = await Promise.all(
    (await assignmentNames()).map(async (name) => ({ ...(await loadAssignment(name)), name })),
  );
  return all.flatMap(({ name, assignment }) =>
    assignment.withheld ? [{ name, assignment, withheld: assignment.withheld }] : [],
  );
}
