/** `course regrade`: grades anew, shows what changes, and writes only when told to. */
export { runRegrade as run } from "./command.js";
