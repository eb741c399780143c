/** One hard letter that needs all n desks, and what the team pays for it as n grows. */
import { type Ask, type GrowthBill, meter } from "./bill.js";
import type { Message, Tool } from "./messages.js";
import { inbox } from "./recorded.js";
import type { Script } from "./scripted-model.js";
import { callOf } from "./scripted-model.js";
import { askingTool, handedBack, langGraphSupervisor, type Wording } from "./wording.js";

const { growth } = inbox;
const letter: Message = { text: growth.question };
const manager: Message = { text: growth.manager };
const role: Message = { text: growth.role };
const reply: Script = () => ({ text: growth.reply });
const answer: Script = () => ({ text: growth.answer });

/**
 * A supervisor lets the desks speak one after the other: 2 n + 1 calls, each of which reads all that came
 * before. Exactly quadratic in n. With `bookkeeping`, four messages about handing over stay after every desk.
 *
 * @throws RangeError if n is not a whole number from 1 to 99
 */
export function growingSupervisor(n: number, bookkeeping = true): GrowthBill {
  const { tool, transferred } = langGraphSupervisor;
  return bill(n, (ask, desks) => {
    const kept: Message[] = [letter];
    const tools = desks.map(tool);
    for (const desk of desks) {
      const call = ask(() => callOf(tool(desk).name), [manager, ...kept], tools);
      if (bookkeeping) kept.push(call, { text: transferred(desk) });
      kept.push(ask(reply, [role, ...kept]));
      if (bookkeeping) kept.push(...handedBack);
    }
    ask(answer, [manager, ...kept], tools);
  });
}

/** Each desk hands on to the next, which reads all that came before; the last one answers. */
export function growingChain(n: number, { tool, transferred }: Wording): GrowthBill {
  return bill(n, (ask, desks) => {
    const kept: Message[] = [letter];
    for (const next of desks.slice(1)) {
      kept.push(ask(() => callOf(tool(next).name), [role, ...kept], [tool(next)]));
      kept.push({ text: transferred(next) });
    }
    ask(reply, [role, ...kept]);
  });
}

/** A manager asks all desks at once, as tools; each reads the letter alone. Linear in n. */
export function growingTools(n: number): GrowthBill {
  return bill(n, (ask, desks) => {
    const tools: Tool[] = desks.map((desk) => ({ ...askingTool(desk), description: `Ask ${desk}.` }));
    const question = { input: letter.text };
    const calls = tools.flatMap(({ name }) => callOf(name, question).calls!);
    ask(() => ({ text: "", calls }), [manager, letter], tools);
    const written = desks.map(() => ask(reply, [role, letter]));
    const asked = calls.map((call) => ({ text: "", calls: [call] }));
    ask(answer, [manager, letter, ...asked, ...written], tools);
  });
}

function bill(n: number, play: (ask: Ask, desks: readonly string[]) => void): GrowthBill {
  if (!Number.isInteger(n) || n < 1 || n > 99)
    throw new RangeError(`n must be a whole number from 1 to 99, got ${n}`);
  const { ask, read } = meter();
  play(
    ask,
    Array.from({ length: n }, (_, i) => `desk_${String(i + 1).padStart(2, "0")}`),
  );
  const { calls, tools, tokens } = read();
  return { n, calls, tools, tokens };
}
