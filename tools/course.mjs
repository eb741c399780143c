#!/usr/bin/env node
// The `course` command. Plain JavaScript: it must speak clearly on a Node that is too old for the rest.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`course: Node 20.19 or later is needed, this is ${process.versions.node}\n`);
  process.exit(1);
}
const { ensureBuilt } = await import("./bootstrap.mjs");
await ensureBuilt();
const { main } = await import("./dist/course.js");
process.exitCode = await main(process.argv.slice(2));
