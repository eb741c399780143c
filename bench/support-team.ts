/** The support team: user messages simulated per second on one core, against drawing their random numbers only. */
import { seededStream } from "coordlab";
import { supportTeam } from "coordlab-experiments";
import { table } from "coordlab-figures";
import { bestOf } from "./best-of.js";

const messages = 1_000_000;

export function run(): void {
  const settings = { messages, rate: 0.3, conversations: 5_000, topics: 5, topicChange: 0.1 };
  const inbox = supportTeam.supportInbox(settings, seededStream(7));
  const callLatency = supportTeam.logNormalLatency(2, 0.5);
  const team = supportTeam.fiveAgents(callLatency);
  const drawing = bestOf(5, () => {
    supportTeam.supportInbox(settings, seededStream(7));
    const stream = seededStream(1);
    for (let m = 0; m < messages; m++) callLatency(stream);
  });
  const rows = supportTeam.supportPolicies.map((policy) => {
    let calls = 0;
    const milliseconds = bestOf(5, () => {
      const drawn = supportTeam.supportInbox(settings, seededStream(7));
      calls = supportTeam.runSupportTeam(policy, drawn, team, seededStream(1)).calls;
    });
    return {
      policy: policy.name,
      perSecond: perSecond(messages, milliseconds),
      calls: perSecond(calls, milliseconds),
      floor: milliseconds / drawing,
    };
  });
  const caption = `${inbox.arrival.length} user messages, drawing the inbox included; drawing one call each only: ${perSecond(messages, drawing).toFixed(2)} million/s`;
  const columns = {
    policy: "policy",
    perSecond: "million user messages/s",
    calls: "million model calls/s",
    floor: "times drawing only",
  };
  console.log(table(rows, { caption, columns, digits: 2 }).text);
}

function perSecond(count: number, milliseconds: number): number {
  return count / 1000 / milliseconds;
}
