/** The checks of the notebook's own turns: describe, close a door, price a word. */
import { near, same } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import type { TeamDescription } from "coordlab/scenarios/scenario-of.js";

/** Is the laundry described: a washer for one load, a phone that one has to answer, a carpet that takes three? */
export function checkLaundry(resources: TeamDescription["resources"]): void {
  const { washer, phone, carpet } = resources;
  const hint =
    phone === "exclusive"
      ? "If two answer the phone, the customer is still served: the second did it again. Which word is that?"
      : washer === 1 || phone === 1
        ? "A number says how many *must come together*. What goes wrong at the washer if two come?"
        : carpet === 2
          ? "Two cannot carry it."
          : "What happens if two come? Both fail, or one was enough, or that is what it takes.";
  check(
    "washer, phone and carpet each meet in their own way",
    () => same({ washer, phone, carpet }, { washer: "exclusive", phone: "once", carpet: 3 }),
    hint,
  );
}

/** May cooks 0 and 1 alone use the oven, and everybody the rest? */
export function checkOvenKeys(mayUse: (cook: number, resource: string) => boolean): void {
  const asked = [0, 1, 2, 3, 4].flatMap((cook) =>
    ["oven", "stove", "pot"].map((resource) => ({ cook, resource })),
  );
  const all = (is: (cook: number, resource: string) => boolean) =>
    asked.every(({ cook, resource }) => mayUse(cook, resource) === is(cook, resource));
  const hint = all(() => true)
    ? "Everybody still has a key. Who must not?"
    : all((cook) => cook < 2)
      ? "Now the others may use nothing at all. Only the oven is locked."
      : "Ask for each cook and each of oven, stove and pot: who may?";
  check(
    "the oven is for cooks 0 and 1, the rest for all",
    () => all((cook, r) => cook < 2 || r !== "oven"),
    hint,
  );
}

/** Is `price` the reward a message may cost before the silent rule wins? */
export function checkPrice(price: (planner: number, silent: number, messages: number) => number): void {
  const cases = [
    [10, 0.4, 6],
    [3, 0.75, 2],
    [8, 0, 20],
  ] as const;
  const all = (is: (planner: number, silent: number, messages: number) => number) =>
    cases.every(([planner, silent, messages]) =>
      near(price(planner, silent, messages), is(planner, silent, messages)),
    );
  const hint = all((planner, _, messages) => planner / messages)
    ? "Silence earns something too: only what the messages add can pay for them."
    : all((planner, silent) => planner * (1 - silent))
      ? "That is what all messages of a step together may cost. One of them?"
      : "Two teams earn the same when what the messages add is what they cost.";
  check(
    "what a message may cost",
    () => all((planner, silent, messages) => (planner * (1 - silent)) / messages),
    hint,
  );
}
