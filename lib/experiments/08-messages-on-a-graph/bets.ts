/** The bets of the notebook on messages. */
import type { ChoiceBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const messageBets: {
  readonly count: ChoiceBet;
  readonly bytes: RankingBet;
  readonly rest: NumberBet;
  readonly triangle: NumberBet;
  readonly lies: NumberBet;
  readonly dearer: NumberBet;
} = {
  count: {
    kind: "choice",
    id: "08-count",
    question:
      "32 agents agree on their best joint action by messages between neighbours. Which team sends more messages: the ring, the grid of 4 x 8, or neither?",
    options: ["ring", "grid", "neither"],
    tempting: "grid",
    misconception: "More edges mean more messages.",
    shows: "Line, ring, star and grid send the same 62 messages, two for each agent but one.",
  },
  bytes: {
    kind: "ranking",
    id: "08-bytes",
    question:
      "The same teams, and one more: ten agents of which everybody works with everybody. Rank the five by the bytes that their messages hold.",
    options: ["line", "ring", "star", "grid", "complete"],
    tempting: ["star", "grid", "ring", "line", "complete"],
    misconception: "What a team has to say to each other depends on how many they are.",
    shows: "Ten agents in a tangle write more than a hundred times what 32 in a line or a star do.",
    again: "03-shapes",
  },
  rest: {
    kind: "number",
    id: "08-rest",
    question:
      "A line of 100 agents, payoffs of 0 to 9; all send at once, and a message goes one hop in a round. After how many rounds does no message change any more?",
    unit: "rounds",
    tempting: [50, 200],
    misconception: "News has to travel from one end to the other.",
    shows: "Most lines are at rest after seven rounds or so: far news stops mattering on its way.",
  },
  triangle: {
    kind: "number",
    id: "08-triangle",
    question:
      "Three agents in a triangle, two actions each. The best joint action pays 19. What do the decisions pay where the messages have come to rest?",
    unit: "points",
    tempting: [17, 19],
    misconception: "When all agree and nothing changes, it is right.",
    shows: "The decisions begin well, get worse, and stay there.",
  },
  lies: {
    kind: "number",
    id: "08-lies",
    question:
      "A thousand random triangles, two actions, payoffs of 0 to 9. In how many does max-plus come to rest on a joint action that is not the best?",
    unit: "triangles",
    tempting: [150, 700],
    misconception: "What I have just seen happens most of the time.",
    shows: "A bad rest is rare; on grids and tangles it is commoner that no rest comes at all.",
  },
  dearer: {
    kind: "number",
    id: "08-dearer",
    question:
      "15 agents with 5 actions each, joined at random. From how many edges on does elimination look at more payoffs than max-plus, which goes on until it rests, for 100 rounds at most?",
    unit: "edges",
    tempting: [14, 22],
    misconception: "Exact is dear as soon as there are loops.",
    shows:
      "Elimination is cheaper on the sparse graphs and dearer on the dense ones; max-plus costs about the same for all.",
  },
};
