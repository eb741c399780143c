/** Imported first by every program: whatever asks for the network is told so in one sentence, and the run ends. */
import dgram from "node:dgram";
import net from "node:net";
import tls from "node:tls";

const refuse = (what) => {
  process.stderr.write(`network refused: these programs run offline, and something asked for ${what}\n`);
  process.exit(1);
};

globalThis.fetch = (request) => refuse(request?.url ?? String(request));
net.Socket.prototype.connect = (...words) => refuse(addressOf(words));
tls.connect = (...words) => refuse(addressOf(words));
dgram.Socket.prototype.send = (...words) => refuse(`a datagram to ${words.at(-1)}`);

// The switches by which the frameworks themselves promise to stay silent.
process.env.LANGSMITH_TRACING = "false";
process.env.OPENAI_AGENTS_DISABLE_TRACING = "1";
process.env.AI_SDK_LOG_WARNINGS = "false";

function addressOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options !== "object") return `${second ?? "localhost"}:${options}`;
  return options.path ?? `${options.host ?? "localhost"}:${options.port}`;
}
