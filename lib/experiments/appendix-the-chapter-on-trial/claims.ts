/** The claims of the textbook's section, each with its verdict and the cell that decides it. */
import type { Claim } from "./claim.js";
import { claimsOnCosts } from "./claims-on-costs.js";
import { claimsOnGraphs } from "./claims-on-graphs.js";
import { claimsOnMechanisms } from "./claims-on-mechanisms.js";

/** All of them, in the chapter's order. */
export const chapterClaims: readonly Claim[] = [...claimsOnMechanisms, ...claimsOnGraphs, ...claimsOnCosts];
