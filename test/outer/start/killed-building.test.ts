import { killedStarts } from "./killed-starts.js";

killedStarts("building the library");
