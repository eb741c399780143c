/**
 * Work split by a convention: everybody computes the owner of a unit alone, from its key, and nobody asks anybody. It is
 * the chapter's `owner = hash(id) % n`, with the library's own hash. Modulo, not rendezvous: all shards of one run share
 * one n, and what is done is kept by its key, so that another n later loses nothing.
 */
import { createHash } from "node:crypto";
import { moduloPlace } from "coordlab";
import { CourseError } from "../course-error.js";

/** The part `index` of `count`, counted from 0 as Slurm, Kubernetes and GitHub count their tasks. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const mostShards = 1_000_000;

/**
 * @throws CourseError in one sentence
 * @example parseShard("0/4") // { index: 0, count: 4 }
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (count === undefined) throw new CourseError(`--shard must be i/n, such as 0/4, got "${text}"`);
  if (shard.count < 1 || shard.count > mostShards)
    throw new CourseError(`--shard ${text}: there can be 1 to ${mostShards} shards`);
  if (shard.index >= shard.count)
    throw new CourseError(
      `--shard ${text}: shards of ${count} are 0/${count} to ${shard.count - 1}/${count}`,
    );
  return shard;
}

/** Which of `count` shards a key belongs to: the same on every machine. */
export function shardOf(key: string, count: number): number {
  return moduloPlace(createHash("sha256").update(key).digest().readInt32BE(0), count);
}
