import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { observe, readEvidence } from "../../../../lib/engine/files/evidence.js";
import { readLg, readUai, writeLg, writeUai } from "../../../../lib/engine/files/uai.js";
import { arbitraryGraph } from "../../coordlab/graph/arbitrary-graph.js";
import { square } from "../../coordlab/graph/square.js";

const small = "MARKOV\n2\n2 3\n2\n1 0\n2 1 0\n\n2\n 1 10\n6\n1 0 100 1 1 0.1\n";

describe("readUai", () => {
  test("reads entries as log10, the last agent fastest, and 0 as forbidden", () => {
    const graph = readUai(small);
    expect(Array.from(graph.actionCounts)).toEqual([2, 3]);
    expect(Array.from(graph.payoffs)).toEqual([0, 1, 0, -Infinity, 2, 0, 0, -1]);
    expect(payoff(graph, [0, 1])).toBe(2);
  });

  test("reads BAYES and MARKOV alike, in any case and with any white space", () => {
    expect(readUai(small.replace("MARKOV", "bayes").replaceAll("\n", " \r\n\t"))).toEqual(readUai(small));
  });

  test.each([
    ["", "line 1: expected MARKOV or BAYES, got the end of the file"],
    ["FACTOR", 'line 1: expected MARKOV or BAYES, got "FACTOR"'],
    ["MARKOV\n0\n", 'line 2: expected the number of agents, at least 1, got "0"'],
    ["MARKOV\n2\n2 x", 'line 3: expected the number of actions of agent 1, at least 1, got "x"'],
    ["MARKOV\n2\n2 2\n1\n2 0 2", 'line 5: expected an agent of term 0 in 0..1, each once, got "2"'],
    ["MARKOV\n2\n2 2\n1\n2 1 1", 'line 5: expected an agent of term 0 in 0..1, each once, got "1"'],
    ["MARKOV\n1\n2\n1\n1 0\n\n3\n", 'line 7: expected the size of table 0, 2, got "3"'],
    ["MARKOV\n1\n2\n1\n1 0\n2\n0.5\n", "line 8: expected 2 entries of table 0, got the end of the file"],
    ["MARKOV\n1\n2\n1\n1 0\n2\n0.5 nan", 'line 7: expected 2 entries of table 0, got "nan"'],
    ["MARKOV\n1\n2\n1\n1 0\n2\n0.5 -1", 'line 7: expected 2 entries of table 0, at least 0, got "-1"'],
    ["MARKOV\n1\n2\n1\n1 0\n2\n0.5 1 7", 'line 7: expected the end of the file, got "7"'],
    [`MARKOV\n20\n${"1000 ".repeat(20)}\n1\n4 0 1 2 3`, "term 0 needs 1000000000000 entries"],
  ])("refuses %j", (text, message) => expect(() => readUai(text)).toThrow(message));
});

test("a .lg file holds the payoffs themselves and comes back exactly", () => {
  expect(Array.from(readLg("MARKOV 1 3 1 1 0 3 -4 7 -inf").payoffs)).toEqual([-4, 7, -Infinity]);
  fc.assert(
    fc.property(arbitraryGraph(), (graph) => {
      expect(readLg(writeLg(graph))).toEqual(graph);
    }),
  );
});

test("a .uai file comes back to within rounding", () => {
  fc.assert(
    fc.property(arbitraryGraph(), (graph) => {
      const back = readUai(writeUai(graph));
      expect(back.termAgents).toEqual(graph.termAgents);
      for (const [cell, value] of graph.payoffs.entries()) expect(back.payoffs[cell]).toBeCloseTo(value, 12);
    }),
  );
});

describe("evidence", () => {
  test.each([
    ["", [-1, -1, -1, -1]],
    ["0", [-1, -1, -1, -1]],
    ["1\n0", [-1, -1, -1, -1]],
    ["2 0 1 3 0", [1, -1, -1, 0]],
    ["1\n2 0 1 3 0\n", [1, -1, -1, 0]],
    ["1 0 1", [1, -1, -1, -1]],
  ])("reads %j in either dialect", (text, expected) => {
    expect(Array.from(readEvidence(text, square))).toEqual(expected);
  });

  test.each([
    ["1 4 0", 'line 1: expected an observed agent in 0..3, got "4"'],
    ["1 0 2", 'line 1: expected an action of agent 0 in 0..1, got "2"'],
    ["2 0 1", "expected an observed agent in 0..3, got the end of the file"],
    ["1 0 1 2 1", 'expected the end of the file after 1 observed agents, got "2"'],
    ["2 1 0 1", 'expected the number of samples, 1, got "2"'],
  ])("refuses %j", (text, message) => expect(() => readEvidence(text, square)).toThrow(message));

  test("the best completion of an observed graph is the best joint action that agrees with it", () => {
    // a0 = a3 = 0 loses one of the four agreements: the cheapest is the 1 along 1-3.
    const { graph, complete } = observe(square, Int32Array.from([0, -1, -1, 0]));
    const jointAction = complete(bruteForce(graph).jointAction);
    expect(jointAction[0]).toBe(0);
    expect(jointAction[3]).toBe(0);
    expect(payoff(square, jointAction)).toBe(bruteForce(graph).payoff);
    // 0,0,0,0: 3+0+0+2 = 5; 0,1,0,0: 0+0+1+2 = 3; 0,0,1,0: 3+4 = 7; 0,1,1,0: 4+1 = 5
    expect(Array.from(jointAction)).toEqual([0, 0, 1, 0]);
  });

  test("refuses an action that the agent does not have", () => {
    expect(() => observe(square, Int32Array.from([2, -1, -1, -1]))).toThrow(
      "agent 0 has the actions 0..1, evidence says 2",
    );
  });
});
