import { allToAll, centralPlanner, politeTalk } from "../../../lib/coordlab/mechanisms/baselines.js";
import {
  afterYou,
  backOff,
  coinFlip,
  hashOwnership,
  keepRight,
  lowestId,
  rendezvous,
  rotating,
  saltedOwnership,
} from "../../../lib/coordlab/mechanisms/conventions.js";
import { coordinationByGraph } from "../../../lib/coordlab/mechanisms/coordination-graph.js";
import { independent } from "../../../lib/coordlab/mechanisms/independent.js";
import { planMerging } from "../../../lib/coordlab/mechanisms/plan-merging.js";
import { reconfiguredRoles, roles } from "../../../lib/coordlab/mechanisms/roles.js";
import type { Mechanism } from "../../../lib/coordlab/world/mechanism.js";

export const everyMechanism: readonly Mechanism[] = [
  independent,
  afterYou,
  politeTalk,
  roles(),
  reconfiguredRoles,
  lowestId,
  rotating,
  coinFlip(0.5),
  backOff,
  hashOwnership,
  saltedOwnership,
  rendezvous,
  keepRight,
  coordinationByGraph,
  planMerging,
  centralPlanner,
  allToAll,
];
