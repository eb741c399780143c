/** The editor of a cell. Loaded when the first cell is touched. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { courseNames, explain, nameHover } from "./name-help.js";
import { wordClasses } from "./word-classes.js";

export interface EditorActs {
  changed(text: string): void;
  run(then: "stay" | "next"): void;
  stop(): void;
  /** The editor is left by key. */
  leave(): void;
}

export interface CellEditor {
  readonly element: HTMLElement;
  text: string;
  focus(at?: number): void;
  /** Marks a line, from 1, as the one that failed; 0 takes the mark away. */
  mark(line: number): void;
}

/** @param label what the editor is called for who does not see it */
export function cellEditor(text: string, label: string, acts: EditorActs): CellEditor {
  const own: KeyBinding[] = [
    { key: "Shift-Enter", run: () => done(() => acts.run("next")) },
    { key: "Mod-Enter", run: () => done(() => acts.run("stay")) },
    { key: "Mod-.", run: () => done(acts.stop) },
    { key: "Mod-i", run: explain, preventDefault: true },
    // Tab takes an open completion and else leaves, as everywhere on the page.
    { key: "Tab", run: (view) => completionStatus(view.state) === "active" && acceptCompletion(view) },
    { key: "Mod-]", run: indentMore },
    { key: "Mod-[", run: indentLess },
  ];
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of("course"),
        Prec.highest(keymap.of(own)),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          { key: "Escape", run: () => done(acts.leave) },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [courseNames], activateOnTyping: true }),
        nameHover,
        javascript({ typescript: true }),
        syntaxHighlighting(wordClasses),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": label,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) acts.changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    set text(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    },
    focus(at) {
      view.focus();
      if (at !== undefined) view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) } });
    },
    mark(line) {
      for (const old of view.dom.querySelectorAll(".failed-line")) old.classList.remove("failed-line");
      if (line > 0) view.dom.querySelectorAll(".cm-line")[line - 1]?.classList.add("failed-line");
    },
  };
}

function done(act: () => void): boolean {
  act();
  return true;
}
