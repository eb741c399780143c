import { killedStarts } from "./killed-starts.js";

killedStarts("making the pages");
