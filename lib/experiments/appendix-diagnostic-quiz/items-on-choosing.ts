/** Items on how agents choose: talk, politeness, turns, priority, influence, best responses. */
import type { QuizItem } from "./quiz-item.js";

/** Six items, each in two forms. */
export const choosingItems: readonly QuizItem[] = [
  {
    name: "bay",
    misconception: "More messages mean more coordination.",
    before: {
      stem: "Four vans share one loading bay. Team P: all announce by radio that they want in, and whoever hears another backs off. Team Q: silent, the lowest number plate goes. Which team loads more?",
      options: [
        { text: "P, because it communicates", belief: "messages are coordination" },
        { text: "as many: the bay sets the pace", belief: "only capacity counts" },
        { text: "Q" },
        { text: "P, if the radio is fast enough", belief: "messages are coordination" },
      ],
    },
    after: {
      stem: "Four machines share a line that feeds one at a time. Team P: all announce over the network that they want power, and whoever hears another backs off. Team Q: silent, the lowest serial number starts. Which team gets more done?",
      options: [
        { text: "Q" },
        { text: "P, if the network is fast enough", belief: "messages are coordination" },
        { text: "P, because it communicates", belief: "messages are coordination" },
        { text: "as much: the line sets the pace", belief: "only capacity counts" },
      ],
    },
  },
  {
    name: "polite",
    misconception: "A polite rule is a safe rule.",
    before: {
      stem: 'Two trolleys meet at a narrow aisle. Both follow "if you see another waiting, wait", and they arrive together. What happens?',
      options: [
        { text: "both get through in turn", belief: "polite is safe" },
        { text: "sooner or later one goes", belief: "chance sorts it out" },
        { text: "no crash, and nobody ever gets through" },
        { text: "they may crash", belief: "any clash is a crash" },
      ],
    },
    after: {
      stem: 'Two programs want the same file. Both follow "if another has asked for it, wait", and they ask at the same moment. What happens?',
      options: [
        { text: "the file may be damaged", belief: "any clash is a crash" },
        { text: "both get it in turn", belief: "polite is safe" },
        { text: "nothing is damaged, and nobody ever gets it" },
        { text: "sooner or later one takes it", belief: "chance sorts it out" },
      ],
    },
  },
  {
    name: "turns",
    misconception: "Fairness costs messages.",
    before: {
      stem: "Six machines share a printer. Each sees who waits for it, and all have a clock. To get equal turns they need",
      options: [
        { text: "a message a turn", belief: "fairness costs messages" },
        { text: "a coordinator", belief: "somebody must decide" },
        { text: "a token that is passed on", belief: "fairness costs messages" },
        { text: "no message at all" },
      ],
    },
    after: {
      stem: "Six vans share a ramp. Each sees who waits at it, and all have a clock. To get equal turns they need",
      options: [
        { text: "no message at all" },
        { text: "a token that is passed on", belief: "fairness costs messages" },
        { text: "a coordinator", belief: "somebody must decide" },
        { text: "a message a turn", belief: "fairness costs messages" },
      ],
    },
  },
  {
    name: "ferry",
    misconception: "Lowest number first is fair in the long run.",
    before: {
      stem: "At a ferry more want on than fit, day after day; of those who wait, the lowest number boards. In the long run the highest number gets",
      options: [
        { text: "its share, only later", belief: "fair in the long run" },
        { text: "somewhat less than its share", belief: "fair in the long run" },
        { text: "next to nothing, while demand stays" },
        { text: "what it asks for", belief: "demand decides, not priority" },
      ],
    },
    after: {
      stem: "At a computing centre more jobs want in than fit, week after week; of those that wait, the lowest user number starts. In the long run the highest number gets",
      options: [
        { text: "what it asks for", belief: "demand decides, not priority" },
        { text: "next to nothing, while demand stays" },
        { text: "its share, only later", belief: "fair in the long run" },
        { text: "somewhat less than its share", belief: "fair in the long run" },
      ],
    },
  },
  {
    name: "path",
    misconception: "No edge, no influence.",
    before: {
      stem: "A works with B, and B with C. A and C share nothing. Then",
      options: [
        { text: "A and C can always choose separately", belief: "no edge, no influence" },
        { text: "C's best choice can depend on A's" },
        { text: "A matters to C only if payoffs are random", belief: "only chance connects" },
        { text: "A matters to C only if B is the boss of both", belief: "influence needs a boss" },
      ],
    },
    after: {
      stem: "The kitchen must suit the bar, and the bar the cellar. Kitchen and cellar share nothing. Then",
      options: [
        {
          text: "the kitchen matters to the cellar only if the bar is its boss",
          belief: "influence needs a boss",
        },
        { text: "kitchen and cellar can always choose separately", belief: "no edge, no influence" },
        { text: "the cellar's best choice can depend on the kitchen's" },
        {
          text: "the kitchen matters to the cellar only if payoffs are random",
          belief: "only chance connects",
        },
      ],
    },
  },
  {
    name: "pumps",
    misconception: "The best response of each is the best for all.",
    before: {
      stem: "Two pumps are down. A restart costs 1. One that runs alone gains less than 1, both together gain more than 2. Each expects the other to stay down. Then",
      options: [
        { text: "neither restarts, and that is best", belief: "what each prefers is best for all" },
        { text: "neither restarts, though both would gain" },
        { text: "one of them restarts", belief: "somebody will" },
        { text: "both restart", belief: "the good outcome happens by itself" },
      ],
    },
    after: {
      stem: "Two shops in a quiet street could open on Sundays. To open costs 1. One alone takes in less than 1, both together take in more than 2. Each expects the other to stay shut. Then",
      options: [
        { text: "neither opens, though both would gain" },
        { text: "both open", belief: "the good outcome happens by itself" },
        { text: "neither opens, and that is best", belief: "what each prefers is best for all" },
        { text: "one of them opens", belief: "somebody will" },
      ],
    },
  },
];
