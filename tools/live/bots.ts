/** What bots can be told to play. */
import {
  afterYou,
  backOff,
  coinFlip,
  hashOwnership,
  independent,
  lowestId,
  type Mechanism,
  rendezvous,
  roles,
  rotating,
} from "coordlab";

/** Mechanisms that bots play instead of what the treatment stands for. */
export const botMechanisms: readonly Mechanism[] = [
  independent,
  coinFlip(0.5),
  afterYou,
  lowestId,
  rotating,
  backOff,
  hashOwnership,
  rendezvous,
  roles(),
];
