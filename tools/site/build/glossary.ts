/** The course's words, with what each means. On a page, a word's first mention tells its meaning. */
import { escapeHtml } from "./markdown.js";

export interface Term {
  readonly name: string;
  /** Other forms of the word that stand for it. */
  readonly forms?: readonly string[];
  readonly meaning: string;
}

export type Glossary = readonly Term[];

export const glossary: Glossary = [
  {
    name: "joint action",
    forms: ["joint actions"],
    meaning: "What all agents do in a step, taken together: one action for each agent.",
  },
  {
    name: "local payoff",
    forms: ["local payoffs", "payoff term", "payoff terms"],
    meaning: "A part of the team's payoff that depends on the actions of a few agents only.",
  },
  {
    name: "coordination graph",
    forms: ["coordination graphs"],
    meaning:
      "A drawing of who depends on whom: a vertex for each agent, an edge between two that share a local payoff.",
  },
  {
    name: "elimination order",
    forms: ["elimination orders"],
    meaning: "The order in which agents are maximised out, one after the other.",
  },
  {
    name: "induced width",
    meaning:
      "The most neighbours that an agent has at the moment when it is eliminated, for one elimination order. The cost grows exponentially in it.",
  },
  {
    name: "treewidth",
    meaning: "The least induced width over all elimination orders: a property of the graph alone.",
  },
  {
    name: "ledger",
    meaning: "The record of a run: what was earned, what was lost and why, and every message that was sent.",
  },
  {
    name: "duplicated work",
    meaning: "Two agents do the same thing, and one of them would have been enough.",
  },
  {
    name: "missed synergy",
    forms: ["missed synergies"],
    meaning: "A task that needs several agents at once, to which too few came.",
  },
  {
    name: "collision",
    forms: ["collisions"],
    meaning: "Two agents take something that only one of them can have, and neither gets it.",
  },
  { name: "role", forms: ["roles"], meaning: "A fixed assignment of who does what, made before the run." },
  {
    name: "convention",
    forms: ["conventions"],
    meaning:
      "A rule that every agent applies alone, from what it sees and what everybody knows. It costs no message.",
  },
  {
    name: "plan merging",
    meaning:
      "Finding and resolving the conflicts between plans that agents each made alone, before anybody acts.",
  },
  {
    name: "ordering constraint",
    forms: ["ordering constraints"],
    meaning: "A rule of a merged plan that one action ends before another begins.",
  },
  {
    name: "substitution",
    forms: ["substitutions"],
    meaning: "Replacing an action of a plan by another one with the same purpose.",
  },
  { name: "makespan", forms: ["makespans"], meaning: "The time at which the last agent of a plan is done." },
  { name: "sum of costs", meaning: "The times at which the agents are done, added up." },
  {
    name: "serial fraction",
    meaning: "The share of the work that only one agent at a time can do: s in Amdahl's law.",
  },
  { name: "speedup", meaning: "How many times faster a team is than one agent." },
  {
    name: "contention",
    meaning:
      "Waiting for something that only one can have at a time: sigma in the Universal Scalability Law.",
  },
  {
    name: "coherency",
    meaning:
      "The cost of agreeing, which grows with the number of pairs: kappa in the Universal Scalability Law.",
  },
  {
    name: "livelock",
    meaning:
      "All agents keep doing something, and none gets anywhere: each gives way to the other, for ever.",
  },
  {
    name: "deadlock",
    forms: ["deadlocks"],
    meaning: "Each of several agents waits for another one of them, so that none can go on.",
  },
  {
    name: "max-plus",
    meaning:
      "Finding a good joint action by messages between neighbours. Exact on trees, approximate elsewhere.",
  },
  {
    name: "DPOP",
    meaning:
      "Elimination by messages: tables go up a tree laid through the graph, choices come down. Exact, with two messages for each edge of the tree.",
  },
  {
    name: "damping",
    meaning: "A share of the old message that is kept in the new one, so that messages come to rest.",
  },
  {
    name: "rendezvous hashing",
    meaning:
      "A rule that gives each thing an owner: the agent for which a hash of thing and agent is highest. When an agent leaves, only its own things move.",
  },
  {
    name: "fairness",
    meaning:
      "How evenly agents are served; Jain's index is 1 if all get the same and 1/n if one gets everything.",
  },
];

/** The page's text with the first mention of each term as a link to the glossary that tells its meaning. */
export function withTerms(html: string, terms: Glossary, seen: Set<string>, root: string): string {
  // Only plain text outside links, headings, code and formulas is looked at.
  const pieces = html.split(
    /(<(?:a|code|h[1-6]|pre|math|span class="katex(?:-display)?"|summary)[\s>][\s\S]*?<\/(?:a|code|h[1-6]|pre|math|summary)>|<[^>]+>)/,
  );
  let depth = 0;
  return pieces
    .map((piece) => {
      if (piece.startsWith("<span") || piece === "</span>")
        depth = Math.max(0, depth + (piece === "</span>" ? -1 : 1));
      if (piece.startsWith("<") || depth > 0) return piece;
      let text = piece;
      for (const { name, forms = [], meaning } of terms) {
        if (seen.has(name)) continue;
        const found = new RegExp(`(?<![\\w-])(${[...forms, name].join("|")})(?![\\w-])`, "i").exec(text);
        if (!found) continue;
        seen.add(name);
        const before = text.slice(0, found.index);
        if (
          before.includes("<a ") &&
          !before.endsWith("</a>") &&
          before.lastIndexOf("<a ") > before.lastIndexOf("</a>")
        )
          continue;
        const link = `<a class="term" href="${root}glossary/index.html#${termId(name)}" data-meaning="${escapeHtml(meaning)}">${found[0]}</a>`;
        text = before + link + text.slice(found.index + found[0].length);
      }
      return text;
    })
    .join("");
}

export function termId(name: string): string {
  return name.replaceAll(" ", "-");
}

export function glossaryBody(terms: Glossary): string {
  const sorted = [...terms].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(
    ({ name, meaning }) => `<dt id="${termId(name)}">${escapeHtml(name)}</dt><dd>${escapeHtml(meaning)}</dd>`,
  );
  return `<main id="content" class="plain" tabindex="-1"><h1>Glossary</h1><dl class="glossary">${entries.join("\n")}</dl></main>`;
}
