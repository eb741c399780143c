/** All bets of the course, for pages and tests that look one up by its id. */
import type { Bet } from "coordlab/bets/bet.js";
import { agent3Bets } from "./00-be-agent-3/bets.js";
import { choiceBets } from "./01-why-independent-choice-fails/bets.js";
import { mechanismBets } from "./02-four-mechanisms/bets.js";
import { graphBets } from "./03-coordination-graphs/bets.js";
import { corridorBets } from "./04-the-corridor/bets.js";
import { ceilingBets } from "./05-the-overhead-ceiling/bets.js";
import { mergingBets } from "./06-plan-merging/bets.js";
import { choosingBets } from "./07-choosing-a-mechanism/bets.js";
import { messageBets } from "./08-messages-on-a-graph/bets.js";
import { learningBets } from "./09-learned-edges/bets.js";
import { frameworkBets } from "./10-agent-frameworks/bets.js";
import { ownTeamBets } from "./12-your-own-team/bets.js";
import { quizBets } from "./appendix-diagnostic-quiz/quiz-bets.js";

/** Every bet of the course, in its order. */
export const everyBet: readonly Bet[] = [
  agent3Bets,
  choiceBets,
  mechanismBets,
  graphBets,
  corridorBets,
  ceilingBets,
  mergingBets,
  choosingBets,
  messageBets,
  learningBets,
  frameworkBets,
  ownTeamBets,
  quizBets("before"),
  quizBets("after"),
].flatMap((bets): Bet[] => Object.values(bets));
