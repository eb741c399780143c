import { describe, expect, test } from "vitest";
import { acceptPlans } from "../../../../lib/coordlab/plans/check-plans.js";

const world = {
  resources: { crane: {}, bay: { capacity: 2 } },
  budgets: { tokens: 10 },
  facts: { door: "shut" },
};
const one = (action: object, plan: object = {}) => ({
  world,
  plans: [
    {
      agent: "A",
      actions: [
        { id: "a", duration: 1, ...action },
        { id: "b", duration: 1 },
      ],
      ...plan,
    },
  ],
});

describe("acceptPlans gives plans back as they are", () => {
  test("with claims, holds, needs, alternatives and an order", () => {
    const file = one(
      {
        claims: [{ resource: "crane", until: "b" }],
        needs: { door: "shut" },
        alternatives: [{ id: "c", duration: 2, price: 1 }],
      },
      { order: [["a", "b"]], release: 0, deadline: 9 },
    );
    expect(acceptPlans(file)).toEqual({ ...file, agreed: [] });
  });
  test("and takes names such as constructor for names", () => {
    expect(() => acceptPlans(one({ claims: [{ resource: "constructor" }] }))).toThrow("unknown resource");
  });
});

describe("acceptPlans refuses, with the path of the field,", () => {
  test.each<[string, unknown, string]>([
    ["what is no object", 3, "the file must be an object, got 3"],
    ["a missing list of plans", { world }, "plans must be a list, got undefined"],
    [
      "a negative duration",
      one({ duration: -2 }),
      "plans[0].actions[0].duration must be a whole number of at least 1, got -2",
    ],
    [
      "half a step",
      one({ duration: 1.5 }),
      "plans[0].actions[0].duration must be a whole number of at least 1, got 1.5",
    ],
    ["a misspelt field", one({ claim: [] }), "plans[0].actions[0].claim is no field; there are id, duration"],
    [
      "an unknown resource",
      one({ claims: [{ resource: "cran" }] }),
      'plans[0].actions[0].claims[0].resource "cran" is an unknown resource',
    ],
    [
      "an unknown budget",
      one({ spends: [{ budget: "time", amount: 1 }] }),
      'plans[0].actions[0].spends[0].budget "time" is an unknown budget',
    ],
    [
      "an unknown mode",
      one({ claims: [{ resource: "crane", mode: "both" }] }),
      'claims[0].mode must be "exclusive" or "shared", got "both"',
    ],
    [
      "a claim above the capacity",
      one({ claims: [{ resource: "bay", mode: "shared", amount: 3 }] }),
      "claims[0].amount is 3, above the capacity 2",
    ],
    [
      "an amount of an exclusive claim",
      one({ claims: [{ resource: "bay", amount: 1 }] }),
      "claims[0].amount belongs to shared claims",
    ],
    [
      "a hold that ends before it begins",
      {
        world,
        plans: [
          {
            agent: "A",
            actions: [
              { id: "a", duration: 1 },
              { id: "b", duration: 1, claims: [{ resource: "crane", until: "a" }] },
            ],
          },
        ],
      },
      'plans[0].actions[1].claims[0].until must come after "b", and "a" does not',
    ],
    [
      "a hold until nobody's action",
      one({ claims: [{ resource: "crane", until: "z" }] }),
      'plans[0].actions[0].claims[0].until names "z", which is no action of this plan',
    ],
    [
      "a cyclic order",
      one(
        {},
        {
          order: [
            ["a", "b"],
            ["b", "a"],
          ],
        },
      ),
      "plans[0].order is a cycle: a -> b -> a",
    ],
    ["an order of strangers", one({}, { order: [["a", "z"]] }), 'plans[0].order[0] names "z"'],
    ["an action that is named twice", one({ id: "b" }), 'plans[0].actions[1].id "b" is used twice'],
    [
      "an agent with two plans",
      {
        world,
        plans: [
          { agent: "A", actions: [] },
          { agent: "A", actions: [] },
        ],
      },
      'plans[1].agent "A" is used twice',
    ],
    [
      "a negative price",
      one({ alternatives: [{ id: "c", duration: 1, price: -1 }] }),
      "plans[0].actions[0].alternatives[0].price must be a whole number of at least 0, got -1",
    ],
    [
      "a fact that is a list",
      one({ needs: { door: [] } }),
      "plans[0].actions[0].needs.door must be a text, a number, true or false, got []",
    ],
    [
      "a capacity of nothing",
      { world: { resources: { bay: { capacity: 0 } } }, plans: [] },
      "world.resources.bay.capacity must be a whole number of at least 1, got 0",
    ],
  ])("%s", (_, file, message) => {
    expect(() => acceptPlans(file)).toThrow(RangeError);
    expect(() => acceptPlans(file)).toThrow(message);
  });
});
