#!/usr/bin/env node
// The `course` command. Plain JavaScript without top-level await: it must speak clearly on a Node that is
// too old for the rest.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`course: Node 20.19 or later is needed, this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  import("./bootstrap.mjs").then(start).then((code) => {
    process.exitCode = code;
  });
}

async function start({ ensureReady, isDamage, runAgain }) {
  const words = process.argv.slice(2);
  if (process.env.COURSE_REPAIRED) endWithParent();
  if (!(await ensureReady(words[0]))) return 1;
  try {
    const { main } = await import("./dist/course.js");
    return await main(words);
  } catch (error) {
    if (!isDamage(error) || process.env.COURSE_REPAIRED) throw error;
    process.stderr.write(`course: a package is damaged (${error.message.split("\n")[0]})\n`);
    return (await ensureReady(words[0], { repair: true })) ? runAgain() : 1;
  }
}

/** A parent that is killed says no farewell, but its channel closes. */
function endWithParent() {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
