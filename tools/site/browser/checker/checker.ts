/** The worker that checks types: loaded when a learner first asks for it. */
import { type CheckedCell, cellTypes, type DeclarationFiles, type TypeTrouble } from "./cell-types.js";

/** To the worker. Its name is the address of the declarations. */
export interface CheckRequest {
  readonly ask: number;
  readonly cells: readonly CheckedCell[];
}

/** From the worker; without troubles where the declarations could not be loaded. */
export interface CheckAnswer {
  readonly ask: number;
  readonly troubles?: readonly TypeTrouble[];
}

const scope = globalThis as unknown as {
  readonly name: string;
  onmessage: (event: MessageEvent<CheckRequest>) => void;
  postMessage(answer: CheckAnswer): void;
};

const check = fetch(scope.name)
  .then((answer) => answer.json() as Promise<DeclarationFiles>)
  .then(cellTypes);

scope.onmessage = async ({ data: { ask, cells } }) => {
  try {
    scope.postMessage({ ask, troubles: (await check)(cells) });
  } catch {
    scope.postMessage({ ask });
  }
};
