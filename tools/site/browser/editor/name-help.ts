/** Completion and explanations for the course's names, from an index that was made when the site was built. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import { type Command, hoverTooltip, showTooltip, type Tooltip } from "@codemirror/view";
import { page } from "../html/page-data.js";

type Named = readonly [name: string, kind: "function" | "value" | "type", signature: string, doc: string];
type Index = readonly { readonly from: string; readonly names: readonly Named[] }[];

let index: Promise<Index> | undefined;

function theIndex(): Promise<Index> {
  index ??= fetch(page.file(page.names))
    .then((answer) => answer.json() as Promise<Index>)
    .catch(() => []);
  return index;
}

const kinds = { function: "function", value: "constant", type: "interface" } as const;
const words =
  "const let function return if else for of while await async import from new class interface type true false null undefined throw try catch switch case break continue";

/** Names of the library, names declared in the notebook, words of the language. */
export async function courseNames(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[A-Za-z_$][\w$]*/);
  if (!word && !context.explicit) return null;
  const before = context.state.sliceDoc(
    Math.max(0, (word?.from ?? context.pos) - 1),
    word?.from ?? context.pos,
  );
  const names = (await theIndex()).flatMap(({ from, names }) =>
    names.map(
      ([label, kind, signature, doc]): Completion => ({
        label,
        type: kinds[kind],
        detail: from,
        info: () => explanation(signature, doc),
      }),
    ),
  );
  const own = ownNames(document.querySelectorAll(".cell code, .cell .cm-content"));
  const options =
    before === "."
      ? fieldNames(await theIndex())
      : [
          ...names,
          ...own.map((label): Completion => ({ label, type: "variable", detail: "this notebook", boost: 1 })),
          ...words.split(" ").map((label): Completion => ({ label, type: "keyword" })),
        ];
  return { from: word?.from ?? context.pos, options, validFor: /^[\w$]*$/ };
}

function ownNames(pieces: NodeListOf<Element>): string[] {
  const found = new Set<string>();
  for (const piece of pieces)
    for (const [, name] of (piece.textContent ?? "").matchAll(
      /\b(?:const|let|function|class|interface|type)\s+([\w$]+)/g,
    ))
      found.add(name!);
  return [...found];
}

/** Fields of all records that the library knows. */
function fieldNames(index: Index): Completion[] {
  const fields = new Map<string, string>();
  for (const { names } of index)
    for (const [owner, kind, signature] of names)
      if (kind === "type")
        for (const [, field] of signature.matchAll(/^\s*(?:readonly\s+)?(\w+)\??[:(]/gm))
          fields.set(field!, owner);
  return [...fields].map(([label, detail]) => ({ label, detail, type: "property" }));
}

export const nameHover = [
  hoverTooltip(async (view, at) => tooltipAt(view.state, at), { hoverTime: 400 }),
  // The explanation that was asked for by key.
  StateField.define<Tooltip | null>({
    create: () => null,
    update(value, { effects, docChanged, selection }) {
      for (const effect of effects) if (effect.is(asked)) return effect.value;
      return docChanged || selection ? null : value;
    },
    provide: (field) => showTooltip.from(field),
  }),
];

const asked = StateEffect.define<Tooltip | null>();

/** Explains the name at the cursor. */
export const explain: Command = (view) => {
  void tooltipAt(view.state, view.state.selection.main.head).then((tooltip) => {
    view.dispatch({ effects: asked.of(tooltip) });
  });
  return true;
};

async function tooltipAt(state: EditorState, at: number): Promise<Tooltip | null> {
  const word = state.wordAt(at);
  if (!word) return null;
  const name = state.sliceDoc(word.from, word.to);
  for (const { names } of await theIndex()) {
    const found = names.find(([known]) => known === name);
    if (found)
      return {
        pos: word.from,
        end: word.to,
        above: true,
        create: () => ({ dom: explanation(found[2], found[3]) }),
      };
  }
  return null;
}

function explanation(signature: string, doc: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "explanation";
  const code = document.createElement("code");
  code.textContent = signature;
  const text = document.createElement("p");
  text.textContent = doc.replace(/\{@link (\w+)\}/g, "$1");
  box.append(code, ...(doc ? [text] : []));
  return box;
}
