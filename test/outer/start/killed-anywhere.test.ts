import { killedStarts } from "./killed-starts.js";

killedStarts("anywhere");
