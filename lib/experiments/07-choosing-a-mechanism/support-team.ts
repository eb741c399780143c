/**
 * A support team of language-model agents behind one chat: who answers?
 *
 * The chapter's practical example as a simulation: an inbox of user messages, agents whose model calls take time
 * and tokens, a policy that says who takes up a message, and a ledger of what came of it.
 */
export * from "./support-team/call-latency.js";
export * from "./support-team/inbox.js";
export * from "./support-team/policies.js";
export * from "./support-team/policy.js";
export * from "./support-team/run-support-team.js";
export * from "./support-team/support-ledger.js";
export { type CalledOff, fiveAgents, type Outage, type SupportTeam } from "./support-team/team.js";
