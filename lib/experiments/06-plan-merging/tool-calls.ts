/**
 * The tool calls of LLM agents as plans: a file is a resource, a read a shared claim, and an edit (read, think,
 * write) an exclusive claim held from the read to the write. Tokens are a budget, and a cheaper model is an
 * alternative that spends fewer of them.
 */

import { lookup } from "coordlab/plans/lookup.js";
import type { Alternative, Claim, Plan, PlannedAction, Timetable } from "coordlab/plans/plan.js";
import { type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";
import { below, type Stream, shuffled } from "coordlab/world/random.js";

/** What random tool calls look like. */
export interface ToolCallShape {
  readonly agents: number;
  /** Tasks of each agent, one after the other; a task edits 1 or 2 files and may look at another. */
  readonly tasks: number;
  /** Files that all agents work on. */
  readonly files: number;
  /** How many of the edits are on those files; the others are on an agent's own. */
  readonly contention: number;
}

interface Call {
  readonly verb: "look at" | "read" | "write";
  readonly file: string;
}

/**
 * Random tool calls. A task reads its files in the order in which the model thinks of them, perhaps looks at
 * one more, and then writes. A call takes 1 to 4 steps and 100 tokens a step; a smaller model needs 40 tokens
 * a step, one step more, and costs 2 in quality.
 */
export function toolCallPlans(
  { agents, tasks, files, contention }: ToolCallShape,
  stream: Stream,
): PlanProblem {
  const used = new Set<string>();
  const plans = Array.from({ length: agents }, (_, a): Plan => {
    const pick = (): string =>
      stream() < contention ? `f${below(files, stream)}` : `own${a}.${below(files, stream)}`;
    const actions: PlannedAction[] = [];
    for (let task = 0; task < tasks; task++) {
      const edited = [...new Set([pick(), ...(stream() < 0.6 ? [pick()] : [])])];
      const other = pick();
      const look =
        stream() < 0.5 && !edited.includes(other) ? [{ verb: "look at", file: other } as const] : [];
      const calls: readonly Call[] = [
        ...shuffled(edited, stream).map((file): Call => ({ verb: "read", file })),
        ...look,
        ...edited.map((file): Call => ({ verb: "write", file })),
      ];
      const first = actions.length;
      const id = (call: Call, k: number) => `${a}.${first + k} ${call.verb} ${call.file}`;
      calls.forEach((call, k) => {
        used.add(call.file);
        const write = calls.findIndex(({ verb, file }) => verb === "write" && file === call.file);
        actions.push(
          toolCall(id(call, k), claimsOf(call, write < 0 ? undefined : id(calls[write]!, write)), stream),
        );
      });
    }
    return { agent: `agent ${a}`, actions };
  });
  const tokens = tokensOf(plans);
  const resources = Object.fromEntries([...used].sort().map((file) => [file, {}]));
  return planProblem({ world: { resources, budgets: { tokens } }, plans });
}

function claimsOf({ verb, file }: Call, write: string | undefined): Claim[] {
  if (verb === "look at") return [{ resource: file, mode: "shared" }];
  return verb === "read" ? [{ resource: file, until: write! }] : [];
}

function toolCall(id: string, claims: readonly Claim[], stream: Stream): PlannedAction {
  const duration = 1 + below(4, stream);
  const spends = (amount: number) => [{ budget: "tokens", amount }];
  const smaller: Alternative = {
    ...{ id: `${id} (smaller model)`, duration: duration + 1, price: 2, claims },
    spends: spends(40 * duration),
  };
  return { id, duration, claims, spends: spends(100 * duration), alternatives: [smaller] };
}

/** The tokens that the calls spend as planned. */
export function tokensOf(plans: readonly Plan[]): number {
  const spends = plans.flatMap(({ actions }) => actions.flatMap((action) => action.spends ?? []));
  return spends.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * The edits whose result is overwritten by somebody who had read the file before: B's write ends while A
 * stands between its own read and its own write of that file. What is counted are the edits B, each once.
 * Holds of a file are taken for edits; cost O(edits^2 on one file).
 */
export function lostUpdates(plans: readonly Plan[], { starts, substitutions }: Timetable): string[] {
  const end = (plan: Plan, id: string) => {
    const action = plan.actions.find((a) => a.id === id)!;
    const performed = action.alternatives?.find((other) => other.id === lookup(substitutions, id)) ?? action;
    return starts[id]! + performed.duration;
  };
  const edits = plans.flatMap((plan) =>
    plan.actions.flatMap(({ id, claims = [] }) =>
      claims.flatMap(({ resource, until }) =>
        until === undefined
          ? []
          : [{ plan, resource, write: until, read: starts[id]!, written: end(plan, until) }],
      ),
    ),
  );
  const lost = edits.filter((b) =>
    edits.some(
      (a) => a.plan !== b.plan && a.resource === b.resource && a.read < b.written && b.written < a.written,
    ),
  );
  return lost.map(({ write }) => write);
}

/** The same plans without some of their claims: what a merger sees if agents do not declare every edit. */
export function undeclared(plans: readonly Plan[], fraction: number, stream: Stream): Plan[] {
  const without = <T extends { readonly claims?: readonly Claim[] }>(action: T, hide: boolean): T =>
    hide ? { ...action, claims: [] } : action;
  return plans.map((plan) => ({
    ...plan,
    actions: plan.actions.map((action) => {
      const hide = (action.claims?.length ?? 0) > 0 && stream() < fraction;
      const alternatives = (action.alternatives ?? []).map((other) => without(other, hide));
      return { ...without(action, hide), alternatives };
    }),
  }));
}
