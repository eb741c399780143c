import { describe, expect, test } from "vitest";
import { Channel } from "../../../../lib/coordlab/world/channel.js";

describe("a channel", () => {
  test.each([[{ a: 1 }], [undefined], [["text in a list"]], [[1, [2]]]])(
    "refuses %j, whose bytes it cannot count",
    (content) => {
      const channel = new Channel(2);
      expect(() => channel.send(0, 1, content as unknown as number)).toThrow(TypeError);
      expect(channel.traffic().bytes).toBe(0);
    },
  );

  test("delivers what was sent in a round together, in order, and forgets it in the next", () => {
    const channel = new Channel(3);
    channel.send(0, 2, "first");
    channel.send(1, 2, 7);
    expect(channel.inbox(2)).toEqual([]);
    channel.deliver();
    expect(channel.inbox(2)).toEqual([
      { from: 0, content: "first" },
      { from: 1, content: 7 },
    ]);
    channel.deliver();
    expect(channel.inbox(2)).toEqual([]);
  });

  test("counts messages, rounds in which something was sent, and bytes", () => {
    const channel = new Channel(2);
    channel.send(0, 1, 3.5); // 8 bytes
    channel.send(1, 0, "é"); // 2 bytes in UTF-8
    channel.deliver();
    channel.deliver(); // nothing sent: no round
    channel.send(0, 1, [1, 2, 3]); // 24 bytes
    channel.send(0, 1, Int32Array.of(1, 2)); // 8 bytes
    channel.deliver();
    expect(channel.traffic()).toEqual({ messages: 4, rounds: 2, bytes: 42 });
  });

  test("refuses agents that do not exist and messages to oneself", () => {
    const channel = new Channel(2);
    expect(() => channel.send(0, 2, 1)).toThrow("agent must be a whole number in 0..1, got 2");
    expect(() => channel.send(1, 1, 1)).toThrow("agent 1 sent a message to itself; only others need telling");
    expect(() => channel.inbox(2)).toThrow("agent must be a whole number in 0..1, got 2");
    expect(() => new Channel(0)).toThrow("a channel needs a whole number of at least 1 agent, got 0");
  });
});
