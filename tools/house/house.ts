/** The house as it stands: rooms, what they hold, and which needs which. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Arrows, circles, floors } from "./circles.js";
import { folderOf, type ImportGraph, importGraph } from "./import-graph.js";
import type { Workspace } from "./workspaces.js";

export interface Room {
  readonly folder: string;
  readonly files: number;
  readonly lines: number;
  readonly floor: number;
}

export interface House {
  readonly rooms: readonly Room[];
  /** Room -> rooms that it needs. */
  readonly arrows: Arrows;
  readonly fileCircles: readonly (readonly string[])[];
  readonly roomCircles: readonly (readonly string[])[];
  /** How many names each workspace's index offers. */
  readonly exported: ReadonlyMap<string, number>;
}

export function house(root: string, graph: ImportGraph = importGraph(root)): House {
  const files = graph.workspaces.flatMap(({ folder }) => sourceFiles(root, folder));
  const between = new Map(files.map((file) => [file, new Set(graph.arrows(file))]));
  const room = (file: string) => roomOf(file, graph.workspaces);
  const arrows = new Map<string, Set<string>>(files.map((file) => [room(file), new Set()]));
  for (const file of files)
    for (const needed of graph.arrows(file))
      if (room(needed) !== room(file) && arrows.has(room(needed))) arrows.get(room(file))!.add(room(needed));
  const heights = floors(arrows);
  const rooms = [...arrows.keys()].sort().map((folder) => {
    const inside = files.filter((file) => room(file) === folder);
    const lines = inside.reduce((sum, file) => sum + lineCount(join(root, file)), 0);
    return { folder, files: inside.length, lines, floor: heights.get(folder)! };
  });
  const exported = graph.workspaces.map(
    ({ name, folder }) => [name, offeredNames(graph, folder).length] as const,
  );
  return {
    rooms,
    arrows,
    fileCircles: circles(between),
    roomCircles: circles(arrows),
    exported: new Map(exported.filter(([, count]) => count > 0)),
  };
}

/** The TypeScript that is written by hand in a folder, by path below the root. */
export function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter(
      (file) =>
        /\.[cm]?ts$/.test(file) && !/\.d\.[cm]?ts$/.test(file) && !/\/(dist|node_modules)\//.test(file),
    )
    .sort();
}

/**
 * The room of a file: its folder. A file directly in a workspace is a room of its own, so that the files which
 * everything stands on and an index that names everything do not make a circle; an index is no room.
 */
export function roomOf(file: string, workspaces: readonly Workspace[]): string {
  const folder = folderOf(file);
  return workspaces.some((workspace) => workspace.folder === folder) ? file : folder;
}

/** The names that a workspace's index offers, those of other modules passed on included. */
export function offeredNames(graph: ImportGraph, folder: string): string[] {
  try {
    return graph.names(`${folder}/index.ts`);
  } catch {
    return [];
  }
}

function lineCount(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}
