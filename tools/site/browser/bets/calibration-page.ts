/** What all bets together say: how far off, how well the confidence fits, which beliefs misled. */
import { type Calibration, calibration } from "coordlab-figures/bets/calibration.js";
import { asSentence } from "coordlab-figures/bets/settled-answer.js";
import { element, elements } from "../html/page-data.js";
import { betBook, isPlaced } from "../kept/bet-book.js";
import { type CourseBet, guessWords } from "./page-bet.js";

export async function startCalibration(): Promise<void> {
  const main = element("main.bets");
  const bets = JSON.parse(main.dataset.bets!) as CourseBet[];
  const book = await betBook(() => {});
  for (const { bet } of bets) {
    const stored = book.get(bet.id);
    const line = elements("li", main)
      .find(({ id }) => id === bet.id)!
      .querySelector<HTMLElement>(".mine")!;
    if (!isPlaced(stored)) {
      line.textContent = stored ? "Skipped." : "Not placed yet.";
      continue;
    }
    const { guess, sure, words, right } = stored;
    const mark = right === undefined ? "◇" : right ? "✓" : "✗";
    const said = words ? asSentence(words) : `You: ${guessWords(bet, guess)}`;
    const sureWords = sure === undefined ? "" : `; ${sure} % sure`;
    line.textContent = `${mark} ${said}${sureWords}.${words ? "" : " Not compared yet."}`;
    line.classList.toggle("right", right === true);
  }
  const place = element(".calibration", main);
  const found = calibration(book.placed());
  const placed = book.placed().length;
  if (found.compared === 0)
    place.append(
      paragraph(
        placed === 0
          ? "No bet is placed yet. The first one stands in the notebook where you begin."
          : `${placed} placed, none compared yet.`,
      ),
    );
  else place.append(...parts(found, bets));
  document.documentElement.dataset.ready = "";
}

function parts(found: Calibration, bets: readonly CourseBet[]): HTMLElement[] {
  const { compared, right, factor, bands, surprises, misconceptions } = found;
  const made: HTMLElement[] = [];
  const far =
    factor === undefined ? "" : ` Half of your numbers were within a factor of ${factor.toFixed(1)}.`;
  made.push(paragraph(`${right} of ${compared} ${compared === 1 ? "bet" : "bets"} right.${far}`));
  if (compared < 10) made.push(paragraph("Fewer than ten bets say little.", "quiet"));
  if (bands.length > 0) {
    made.push(heading("How sure, and how often right"));
    const table = document.createElement("table");
    table.innerHTML =
      '<thead><tr><th scope="col">You were</th><th scope="col">Right</th><th scope="col">Bets</th></tr></thead>';
    const body = table.createTBody();
    for (const band of bands) {
      const row = body.insertRow();
      row.insertCell().append(meter(band.sure, `${Math.round(band.sure)} % sure`, "sure"));
      row.insertCell().append(meter(band.right, `${Math.round(band.right)} %`, "held"));
      row.insertCell().textContent = String(band.bets);
    }
    made.push(table);
  }
  if (surprises.length > 0)
    made.push(
      heading("Sure, and surprised"),
      list(surprises.map(({ id, question, sure }) => [link(id, question, bets), ` (${sure} % sure)`])),
    );
  if (misconceptions.length > 0)
    made.push(
      heading("Beliefs that misled"),
      list(
        misconceptions.map(({ belief, bets: ids }) => [
          `“${belief}” `,
          ...ids.flatMap((id) => [link(id, id, bets), " "]),
        ]),
      ),
    );
  return made;
}

/** A bar and its words; the words stand for both. */
function meter(value: number, words: string, kind: string): HTMLElement {
  const box = document.createElement("span");
  box.className = `meter ${kind}`;
  const bar = document.createElement("span");
  bar.className = "bar-of";
  bar.style.width = `${Math.round(value)}%`;
  const track = document.createElement("span");
  track.className = "track";
  track.append(bar);
  box.append(track, words);
  return box;
}

function link(id: string, words: string, bets: readonly CourseBet[]): HTMLElement {
  const made = document.createElement("a");
  const known = bets.find(({ bet }) => bet.id === id);
  made.href = known ? `../${known.address}` : `#${id}`;
  made.textContent = words;
  return made;
}

function paragraph(words: string, kind = ""): HTMLElement {
  const made = document.createElement("p");
  made.textContent = words;
  made.className = kind;
  return made;
}

function heading(words: string): HTMLElement {
  const made = document.createElement("h2");
  made.textContent = words;
  return made;
}

function list(items: readonly (readonly (string | Node)[])[]): HTMLElement {
  const made = document.createElement("ul");
  for (const item of items) {
    const line = document.createElement("li");
    line.append(...item);
    made.append(line);
  }
  return made;
}
