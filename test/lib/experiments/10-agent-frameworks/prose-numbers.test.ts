/** What another notebook quotes of the recording; notebook 10 names its own numbers in its cells. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inbox, recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { recordedBill } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import { projectRoot } from "../../../../tools/project.js";

it("notebook 07 quotes the calls of the recording", () => {
  const handing = recordedBill(recorded, "openai-agents", "handoffs, the last agent stays").calls / 100;
  const story = readFileSync(join(projectRoot, "notebooks/07-choosing-a-mechanism.ipynb"), "utf8");
  expect(story).toContain(`Handing over costs ${handing} calls when the last agent stays`);
});

it("AutoGen's selector tries three times in vain for each of 71 letters that follow one to the same desk", () => {
  const same = inbox.conversations.flatMap((topics) =>
    topics.slice(1).filter((topic, i) => topic === topics[i]),
  );
  expect(same).toHaveLength(71);
  expect(recordedBill(recorded, "autogen (Python)", "selector, no repeated speaker").calls).toBe(
    71 * 4 + 29 * 2,
  );
});
