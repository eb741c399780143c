/** The rules that a learner can compose with two choices: what to do alone at the door, and what to do in company. */
import { type Mechanism, silent } from "coordlab/world/mechanism.js";

export interface ComposedRule {
  readonly alone: "step in" | "wait";
  readonly inCompany: "step in" | "wait" | "lowest" | "highest" | "turn" | "coin";
}

/** All six follow the rule. A coin says "step in" once in three times. */
export function composedRule({ alone, inCompany }: ComposedRule): Mechanism {
  return silent("your rule", "conventions", (_scenario, stream) => (observation) => {
    const { agent, agents, step, options, contenders } = observation;
    const [door] = options[0]!.uses;
    const [go, wait] = [0, options.length - 1];
    if (!door) return wait;
    const there = contenders(door);
    if (there.length === 1) return alone === "step in" ? go : wait;
    if (inCompany === "step in") return go;
    if (inCompany === "wait") return wait;
    if (inCompany === "coin") return stream() < 1 / 3 ? go : wait;
    if (inCompany === "lowest") return agent === there[0] ? go : wait;
    if (inCompany === "highest") return agent === there.at(-1) ? go : wait;
    const first = there.find((other) => other >= step % agents) ?? there[0];
    return agent === first ? go : wait;
  });
}
