/**
 * The model: a script instead of a language model, the same for every framework. It reads the messages that the
 * framework hands it and the names of the tools, and answers with a text or with one call.
 */
import { doorway, growth, inbox, topics } from "./inbox.mjs";

const topicOf = (text) => topics.find((topic) => inbox.question[topic] === text);
const isQuestion = ({ text }) => topicOf(text) !== undefined || text === growth.question;
const say = (text) => ({ text, calls: [] });
const call = (name, args = {}) => ({ text: "", calls: [{ name, arguments: JSON.stringify(args) }] });

/** What has been said since the customer's last letter, and whose that letter is. */
function lastLetter(messages) {
  const at = messages.findLastIndex(isQuestion);
  return { text: messages[at].text, owner: topicOf(messages[at].text), since: messages.slice(at + 1) };
}

/** One agent for everything. */
export const generalist = ({ messages }) => say(inbox.reply[lastLetter(messages).owner]);

/** One desk: hands over if the letter is another's and it has a tool for that, and answers otherwise. */
export const specialist =
  (me) =>
  ({ messages, tools = [] }) => {
    const { owner } = lastLetter(messages);
    const handOver = tools.find(({ name }) => owner !== me && name === `transfer_to_${owner}`);
    return handOver ? call(handOver.name) : say(inbox.reply[me]);
  };

/** A router or a selector: writes the owner's name. */
export const router = ({ messages }) => say(lastLetter(messages).owner);

/** Whoever stands before the desks: lets the owner speak, by handing over or by asking, then repeats the answer. */
export const manager = ({ messages, tools }) => {
  const { text, owner, since } = lastLetter(messages);
  if (since.some((message) => message.text === inbox.reply[owner])) return say(inbox.reply[owner]);
  const tool = tools.find(({ name }) => name === `transfer_to_${owner}` || name === `ask_${owner}`);
  return call(tool.name, tool.name.startsWith("ask_") ? { input: text } : {});
};

/** The manager of a growing team: every desk once, one after the other. */
export const growingManager = ({ messages, tools }) => {
  const heard = lastLetter(messages).since.filter(({ text }) => text === growth.reply).length;
  return heard === tools.length ? say(growth.answer) : call(tools[heard].name);
};

/** The same, with all desks asked in one breath. */
export const parallelManager = ({ messages, tools }) => {
  const { text, since } = lastLetter(messages);
  if (since.length > 0) return say(growth.answer);
  return { text: "", calls: tools.map(({ name }) => ({ name, arguments: JSON.stringify({ input: text }) })) };
};

/** A desk of a growing team: hands on if it can, and the last one answers. */
export const growingDesk = ({ tools = [] }) => (tools.length > 0 ? call(tools[0].name) : say(growth.reply));

/** At the doorway: `defers(me, other)` says whether I let the other go first. */
export const atTheDoor =
  (me, other, defers) =>
  ({ tools }) =>
    defers(me, other) ? call(tools[0].name) : say(doorway.reply);

export const youFirst = () => true;
export const lowerNameFirst = (me, other) => other < me;
