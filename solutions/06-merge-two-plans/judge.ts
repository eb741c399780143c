/** Two plans: their conflicts, a merge by priority, and orders that survive lateness, against the checker. */
import { checkTimetable, type Order, type Plan, type PlannedAction, same, type World } from "coordlab";
import { checkOrders } from "coordlab-engine";
import { assignment, type Calls, fact, fc, law } from "course/judge";

type Starts = Readonly<Record<string, number>>;

const world: World = { resources: { drill: {}, press: {}, paint: {} } };
const resources = fc.subarray(Object.keys(world.resources!));
const actions = (agent: string) =>
  fc
    .array(fc.record({ duration: fc.integer({ min: 1, max: 4 }), claims: resources }), {
      minLength: 0,
      maxLength: 5,
    })
    .map((list) =>
      list.map(({ duration, claims }, k) => ({
        id: `${agent}${k}`,
        duration,
        claims: claims.map((resource) => ({ resource })),
      })),
    );
const plan = (letter: "a" | "b"): fc.Arbitrary<Plan> =>
  fc.record({
    agent: fc.constantFrom(...{ a: ["a", "Ada"], b: ["b", "Bob"] }[letter]),
    actions: actions(letter),
  });
const two = fc.record({ a: plan("a"), b: plan("b") });

/** Two plans and some time for each action, right or not. */
const timed = two.chain(({ a, b }) => {
  const ids = [...a.actions, ...b.actions].map(({ id }) => id);
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: ids.length, maxLength: ids.length })
    .map((times) => ({ a, b, starts: Object.fromEntries(ids.map((id, k) => [id, times[k]!])) }));
});

function share(one: PlannedAction, other: PlannedAction): boolean {
  const mine = new Set((one.claims ?? []).map(({ resource }) => resource));
  return (other.claims ?? []).some(({ resource }) => mine.has(resource));
}

function meet(one: PlannedAction, other: PlannedAction, starts: Starts): boolean {
  const [from, until] = [
    Math.max(starts[one.id]!, starts[other.id]!),
    Math.min(starts[one.id]! + one.duration, starts[other.id]! + other.duration),
  ];
  return from < until;
}

function conflictsOf(a: Plan, b: Plan, starts: Starts): string[] {
  return a.actions.flatMap((one) =>
    b.actions
      .filter((other) => share(one, other) && meet(one, other, starts))
      .map((other) => `${one.id} ${other.id}`),
  );
}

function alone({ actions: list }: Plan): Starts {
  return Object.fromEntries(
    list.map(({ id }, k) => [id, list.slice(0, k).reduce((sum, { duration }) => sum + duration, 0)]),
  );
}

/** Each action of `second` at the first time, counted up one by one, at which it meets nothing of `first`. */
function byPriority(first: Plan, second: Plan): Starts {
  let starts = alone(first);
  let free = 0;
  for (const action of second.actions) {
    const times = Array.from({ length: 100 }, (_, wait) => free + wait);
    const start = times.find((time) =>
      first.actions.every(
        (other) => !share(action, other) || !meet(action, other, { ...starts, [action.id]: time }),
      ),
    )!;
    starts = { ...starts, [action.id]: start };
    free = start + action.duration;
  }
  return starts;
}

function lastEnd(plans: readonly Plan[], starts: Starts): number {
  const all = plans.flatMap(({ actions: list }) => list);
  return all.reduce((last, { id, duration }) => Math.max(last, starts[id]! + duration), 0);
}

/** Whether the checker finds nothing against the starts. */
function right(plans: readonly Plan[], starts: unknown): starts is Starts {
  return checkTimetable({ world, plans }, { starts: starts as Starts, substitutions: {} }) === undefined;
}

/** Whether `conflicts` knows one from none, so that what is built on it can be judged by it. */
async function sensible({ conflicts }: Calls): Promise<boolean> {
  const held = (agent: string, resource: string): Plan => ({
    agent,
    actions: [{ id: agent, duration: 2, claims: [{ resource }] }],
  });
  const clash = (await conflicts!(held("a", "drill"), held("b", "drill"), { a: 0, b: 1 })) as unknown[];
  const none = (await conflicts!(held("a", "drill"), held("b", "press"), { a: 0, b: 1 })) as unknown[];
  return clash.length === 1 && none.length === 0;
}

/** Whether the merge is free of what the student's own `conflicts` finds, and keeps both plans' orders. */
async function ownMerge(calls: Calls, a: Plan, b: Plan, starts: Starts): Promise<boolean> {
  const inOrder = [a, b].every(({ actions: list }) =>
    list.every(
      ({ id, duration }, k) =>
        list[k + 1] === undefined || starts[list[k + 1]!.id]! >= starts[id]! + duration,
    ),
  );
  return (
    inOrder && (await sensible(calls)) && ((await calls.conflicts!(a, b, starts)) as unknown[]).length === 0
  );
}

/** Whether no action of `second` could start earlier, as far as the student's own functions know. */
async function ownEarliest(calls: Calls, first: Plan, second: Plan, starts: Starts): Promise<boolean> {
  const alone = (await calls.alone!(first)) as Starts;
  if (!first.actions.every(({ id }) => starts[id] === alone[id])) return false;
  let free = 0;
  for (const action of second.actions) {
    for (let time = free; time < starts[action.id]!; time++) {
      const single: Plan = { agent: second.agent, actions: [action] };
      const met = (await calls.conflicts!(first, single, { ...alone, [action.id]: time })) as unknown[];
      if (met.length === 0) return false;
    }
    free = starts[action.id]! + action.duration;
  }
  return ownMerge(calls, first, second, starts);
}

function pairs(answer: unknown): string[] {
  return (answer as string[][]).map(([one, other]) => `${one} ${other}`).sort();
}

export default assignment({
  title: "Merge two plans",
  minutes: 60,
  goals: [
    "find the conflicts between two plans",
    "merge two plans by giving one of them priority, and choose the better priority",
    "complete the orders over every incompatible pair, so that a merge survives late actions",
  ],
  withheld: ["plan merging"],
  questions: [
    {
      id: "alone",
      title: "everybody alone",
      calls: ["alone"],
      keepsArguments: ["alone"],
      hints: [
        "Keep a clock that starts at 0.",
        "Each action starts when the clock says; then the clock moves on by the action's duration.",
        "Collect the starts in a record by the actions' ids. A plan without actions gives an empty record.",
      ],
      visible: [
        {
          title: "three actions, one after the other",
          hint: "An action starts when the one before it ends.",
          test: async ({ alone }) =>
            same(
              await alone({
                agent: "Eve",
                actions: [
                  { id: "saw", duration: 2 },
                  { id: "glue", duration: 5 },
                  { id: "dry", duration: 1 },
                ],
              }),
              { saw: 0, glue: 2, dry: 7 },
            ),
        },
      ],
      hidden: [
        law({
          title: "the starts of any plan",
          hint: "An action starts when the one before it ends, the first at 0.",
          points: 1,
          given: plan("a"),
          wanted: (one) => alone(one),
          test: async (calls, one) => same(await calls.alone(one), alone(one)),
        }),
      ],
    },
    {
      id: "conflicts",
      title: "where two plans conflict",
      calls: ["conflicts"],
      keepsArguments: ["conflicts"],
      hints: [
        "Two things must be true of a pair: a resource in common, and a time in common.",
        "Two intervals meet if each starts before the other ends.",
        "Go through all pairs of an action of a and an action of b, and keep those for which both are true.",
      ],
      visible: [
        {
          title: "the same drill at the same time",
          hint: "Both hold the drill while both run.",
          test: async ({ conflicts }) =>
            same(
              await conflicts(
                { agent: "Eve", actions: [{ id: "bore", duration: 2, claims: [{ resource: "drill" }] }] },
                { agent: "Kim", actions: [{ id: "ream", duration: 2, claims: [{ resource: "drill" }] }] },
                { bore: 0, ream: 1 },
              ),
              [["bore", "ream"]],
            ),
        },
        {
          title: "one starts when the other ends: no conflict",
          hint: "An action no longer occupies the time at which it ends.",
          test: async ({ conflicts }) =>
            same(
              await conflicts(
                { agent: "Eve", actions: [{ id: "bore", duration: 2, claims: [{ resource: "drill" }] }] },
                { agent: "Kim", actions: [{ id: "ream", duration: 2, claims: [{ resource: "drill" }] }] },
                { bore: 2, ream: 0 },
              ),
              [],
            ),
        },
        {
          title: "different resources: no conflict",
          hint: "Actions that claim nothing in common do not disturb each other.",
          test: async ({ conflicts }) =>
            same(
              await conflicts(
                { agent: "Eve", actions: [{ id: "bore", duration: 2, claims: [{ resource: "drill" }] }] },
                { agent: "Kim", actions: [{ id: "rest", duration: 2 }] },
                { bore: 0, rest: 0 },
              ),
              [],
            ),
        },
      ],
      hidden: [
        law({
          title: "the conflicts of any two plans at any times",
          hint: "A resource in common, and a time in common.",
          points: 3,
          given: timed,
          wanted: ({ a, b, starts }) => conflictsOf(a, b, starts).map((pair) => pair.split(" ")),
          test: async ({ conflicts }, { a, b, starts }) =>
            same(pairs(await conflicts(a, b, starts)), conflictsOf(a, b, starts).sort()),
        }),
      ],
    },
    {
      id: "after",
      title: "one goes first",
      calls: ["mergeAfter", "alone", "conflicts"],
      keepsArguments: ["mergeAfter", "alone", "conflicts"],
      hints: [
        "Start with `alone(first)` and take the actions of the second plan one by one.",
        "The earliest thinkable start is when the agent has finished its action before. While the action is in conflict there, try a later one.",
        "To know whether a start is free, look at all actions of the first plan, not only at the next one.",
      ],
      visible: [
        {
          title: "the second waits until the drill is free",
          hint: "It starts as soon as the first has ended.",
          test: async ({ mergeAfter }) =>
            same(
              await mergeAfter(
                { agent: "Eve", actions: [{ id: "bore", duration: 3, claims: [{ resource: "drill" }] }] },
                { agent: "Kim", actions: [{ id: "ream", duration: 2, claims: [{ resource: "drill" }] }] },
              ),
              { bore: 0, ream: 3 },
            ),
        },
        {
          title: "the second uses a gap that is long enough",
          hint: "It need not wait for the whole first plan: between two actions of it the drill may be free.",
          test: async ({ mergeAfter }) =>
            same(
              await mergeAfter(
                {
                  agent: "Eve",
                  actions: [
                    { id: "think", duration: 2 },
                    { id: "bore", duration: 3, claims: [{ resource: "drill" }] },
                  ],
                },
                { agent: "Kim", actions: [{ id: "ream", duration: 2, claims: [{ resource: "drill" }] }] },
              ),
              { think: 0, bore: 2, ream: 0 },
            ),
        },
      ],
      hidden: [
        law({
          title: "the merge has no conflict and keeps both orders",
          hint: "Check each start against every action of the first plan, and against the agent's own action before.",
          points: 2,
          given: two,
          test: async (calls, { a, b }) => {
            const starts = await calls.mergeAfter!(a, b);
            return right([a, b], starts) || (await ownMerge(calls, a, b, starts as Starts));
          },
        }),
        law({
          title: "every action starts as early as it can",
          hint: "Use gaps between actions of the first plan, and start again as soon as nothing is in the way.",
          points: 2,
          given: two,
          wanted: ({ a, b }) => byPriority(a, b),
          test: async (calls, { a, b }) => {
            const starts = await calls.mergeAfter!(a, b);
            return same(starts, byPriority(a, b)) || (await ownEarliest(calls, a, b, starts as Starts));
          },
        }),
      ],
    },
    {
      id: "best",
      title: "who should go first",
      calls: ["makespan", "merge", "mergeAfter"],
      keepsArguments: ["makespan", "merge", "mergeAfter"],
      hints: [
        "The makespan is the latest of all ends, and an end is a start plus a duration.",
        "There are only two priorities. Merge both ways and compare.",
        "Plans without actions end at time 0; the largest of no numbers is -Infinity in JavaScript.",
      ],
      visible: [
        {
          title: "the last end counts, whoever's it is",
          hint: "Start plus duration, the latest of all.",
          test: async ({ makespan }) =>
            (await makespan(
              { agent: "Eve", actions: [{ id: "bore", duration: 3 }] },
              { agent: "Kim", actions: [{ id: "ream", duration: 2 }] },
              { bore: 0, ream: 4 },
            )) === 6,
        },
        {
          title: "the agent with more to do afterwards should go first",
          hint: "Try both priorities and take the shorter merge.",
          test: async ({ makespan, merge }) => {
            const eve = {
              agent: "Eve",
              actions: [{ id: "bore", duration: 2, claims: [{ resource: "drill" }] }],
            };
            const kim = {
              agent: "Kim",
              actions: [
                { id: "ream", duration: 2, claims: [{ resource: "drill" }] },
                { id: "rest", duration: 4 },
              ],
            };
            return (await makespan(eve, kim, await merge(eve, kim))) === 6;
          },
        },
      ],
      hidden: [
        law({
          title: "the makespan of any two plans at any times",
          hint: "The latest of all ends; 0 where there is nothing to do.",
          points: 1,
          given: timed,
          wanted: ({ a, b, starts }) => lastEnd([a, b], starts),
          test: async ({ makespan }, { a, b, starts }) =>
            (await makespan(a, b, starts)) === lastEnd([a, b], starts),
        }),
        law({
          title: "a right merge, no longer than the better priority",
          hint: "Merge both ways and take the shorter one.",
          points: 2,
          given: two,
          test: async ({ merge, mergeAfter }, { a, b }) => {
            const starts = (await merge(a, b)) as Starts;
            const best = Math.min(lastEnd([a, b], byPriority(a, b)), lastEnd([a, b], byPriority(b, a)));
            if (right([a, b], starts) && lastEnd([a, b], starts) <= best) return true;
            const own = [(await mergeAfter(a, b)) as Starts, (await mergeAfter(b, a)) as Starts];
            const ids = [...a.actions, ...b.actions].map(({ id }) => id);
            return (
              own.every((one) => ids.every((id) => Number.isInteger(one[id]))) &&
              (right([a, b], starts) || own.some((one) => same(one, starts))) &&
              lastEnd([a, b], starts) <= Math.min(...own.map((one) => lastEnd([a, b], one)))
            );
          },
        }),
      ],
    },
    {
      id: "orders",
      title: "orders that survive lateness",
      calls: ["ordersOf"],
      keepsArguments: ["ordersOf"],
      hints: [
        "Which pairs can ever get in each other's way, if actions may take any time?",
        "For each such pair look at the merged plan: the agent that is there first goes before the other.",
        "Both directions are needed: sometimes b's action comes first.",
      ],
      visible: [
        {
          title: "the agent that has the drill first keeps it first",
          hint: "The action that starts earlier comes before the other.",
          test: async ({ ordersOf }) =>
            same(
              await ordersOf(
                { agent: "Eve", actions: [{ id: "bore", duration: 3, claims: [{ resource: "drill" }] }] },
                { agent: "Kim", actions: [{ id: "ream", duration: 2, claims: [{ resource: "drill" }] }] },
                { bore: 2, ream: 0 },
              ),
              [{ before: "ream", after: "bore" }],
            ),
        },
        {
          title: "far apart today is not far apart for ever",
          hint: "There are 90 steps between them. Is there anything that keeps Eve from being 100 steps late?",
          test: async ({ ordersOf }) =>
            same(
              await ordersOf(
                { agent: "Eve", actions: [{ id: "bore", duration: 3, claims: [{ resource: "drill" }] }] },
                {
                  agent: "Kim",
                  actions: [
                    { id: "sleep", duration: 93 },
                    { id: "ream", duration: 2, claims: [{ resource: "drill" }] },
                  ],
                },
                { bore: 0, sleep: 0, ream: 93 },
              ),
              [{ before: "bore", after: "ream" }],
            ),
        },
      ],
      hidden: [
        law({
          title: "no lateness breaks the orders",
          hint: "Some incompatible pair is not ordered, or the orders contradict each other.",
          points: 2,
          given: two,
          test: async ({ ordersOf }, { a, b }) => {
            const orders = (await ordersOf(a, b, byPriority(a, b))) as Order[];
            return checkOrders({ world, plans: [a, b] }, { orders, substitutions: {} }) === undefined;
          },
        }),
        law({
          title: "the orders say what the merged plan does",
          hint: "In each order `before` has ended when `after` starts.",
          points: 1,
          given: two,
          test: async ({ ordersOf }, { a, b }) => {
            const starts = byPriority(b, a);
            const durations = new Map([...a.actions, ...b.actions].map(({ id, duration }) => [id, duration]));
            const orders = (await ordersOf(a, b, starts)) as Order[];
            const needed = a.actions.some((one) => b.actions.some((other) => share(one, other)));
            return (
              orders.length > 0 === needed &&
              orders.every(({ before, after }) => starts[before]! + durations.get(before)! <= starts[after]!)
            );
          },
        }),
        fact({
          title: "a long chain of late actions",
          hint: "Lateness adds up along a plan: order pairs that lie far apart as well.",
          points: 1,
          test: async ({ ordersOf }) => {
            const chain = (agent: string, resource: (k: number) => string): Plan => ({
              agent,
              actions: Array.from({ length: 12 }, (_, k) => ({
                id: `${agent}${k}`,
                duration: 1 + (k % 3),
                claims: [{ resource: resource(k) }],
              })),
            });
            const [a, b] = [chain("a", (k) => `r${k % 5}`), chain("b", (k) => `r${(3 * k + 1) % 7}`)];
            const orders = (await ordersOf(a, b, byPriority(a, b))) as Order[];
            const wide = {
              resources: Object.fromEntries(Array.from({ length: 7 }, (_, k) => [`r${k}`, {}])),
            };
            return checkOrders({ world: wide, plans: [a, b] }, { orders, substitutions: {} }) === undefined;
          },
        }),
      ],
    },
    {
      id: "why",
      title: "what merging costs, and what it buys",
      hints: [
        "Who waits for whom by the clock, and who by an order?",
        "Actions that claim nothing in common can never conflict. How would you find the others without comparing all pairs?",
        "A convention is an ordering constraint, too. When was it agreed, and what must have been foreseen?",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: "by the clock nobody waits for a late action; an order waits for its end, whenever that is",
          },
          {
            points: 1,
            text: "lateness adds up and makes pairs meet that are far apart today, so all incompatible pairs are ordered",
          },
          {
            points: 1,
            text: "about half a million pairs; only those that share a resource can conflict (group by resource: sparse)",
          },
          {
            points: 1,
            text: "a convention is free but covers foreseen conflicts only; merging covers unforeseen ones and pays with comparisons and rounds",
          },
        ],
      },
    },
  ],
});
