#!/usr/bin/env node
// The `course` command. Plain JavaScript without top-level await: it must speak clearly on a Node that is
// too old for the rest.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`course: Node 20.19 or later is needed, this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  import("./bootstrap.mjs")
    .then(({ ensureReady }) => ensureReady())
    .then((ready) => (ready ? import("./dist/course.js") : { main: () => 1 }))
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    });
}
