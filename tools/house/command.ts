/** `course house`: floors, arrows, circles, lines and files per room, and the names that each package offers. */
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { type House, house } from "./house.js";

export async function run(args: readonly string[]): Promise<number> {
  readWords("house", { args: [...args] });
  process.stdout.write(`${picture(house(projectRoot))}\n`);
  return 0;
}

export function picture({ rooms, arrows, fileCircles, roomCircles, exported }: House): string {
  const count = [...arrows.values()].reduce((sum, { size }) => sum + size, 0);
  const top = Math.max(...rooms.map(({ floor }) => floor));
  const storeys = Array.from({ length: top + 1 }, (_, i) => top - i).flatMap((floor) => [
    `floor ${floor}`,
    ...rooms
      .filter((room) => room.floor === floor)
      .map(
        ({ folder, files, lines }) =>
          `  ${folder.padEnd(52)}${String(files).padStart(4)} files ${String(lines).padStart(6)} lines`,
      ),
  ]);
  const packages = new Map<string, { files: number; lines: number }>();
  for (const { folder, files, lines } of rooms) {
    const name = folder
      .split("/")
      .slice(0, folder.startsWith("lib/") ? 2 : 1)
      .join("/")
      .replace(/\/[^/]*\.ts$/, "");
    const sum = packages.get(name) ?? { files: 0, lines: 0 };
    packages.set(name, { files: sum.files + files, lines: sum.lines + lines });
  }
  return [
    ...storeys,
    "",
    ...[...packages].map(
      ([name, { files, lines }]) =>
        `${name.padEnd(24)}${String(files).padStart(4)} files ${String(lines).padStart(6)} lines`,
    ),
    ...[...exported].map(([name, names]) => `${name.padEnd(24)}${String(names).padStart(4)} exported names`),
    `${rooms.length} rooms on ${top + 1} floors, ${count} arrows`,
    ...circleLines("files", fileCircles),
    ...circleLines("rooms", roomCircles),
  ].join("\n");
}

function circleLines(what: string, found: readonly (readonly string[])[]): string[] {
  if (found.length === 0) return [`no circles of ${what}`];
  return found.map((circle) => `circle of ${what}: ${circle.join(" <-> ")}`);
}
