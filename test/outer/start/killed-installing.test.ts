import { killedStarts } from "./killed-starts.js";

killedStarts("installing the locked packages");
