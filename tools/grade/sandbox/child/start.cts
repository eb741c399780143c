/**
 * Starts the student's process from the two files that lie beside this one: the program, and what V8 made of it,
 * which V8 takes only if it made it itself under the same flags.
 */
import fs = require("node:fs");
import path = require("node:path");
import vm = require("node:vm");

const cachedData = fs.readFileSync(path.join(__dirname, "program.cache"));
const source = fs.readFileSync(path.join(__dirname, "program.js"), "utf8");
const program = new vm.Script(source, { filename: "program.js", cachedData }).runInThisContext();
void program(require).serve();
