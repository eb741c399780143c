/** What a cell puts out, shown under it. Data are those of Jupyter: streams, and bundles by MIME type. */
import { drawChart, drawPlotly } from "./live-figures.js";
import { programFrame } from "./program-frame.js";

export type CellOutput =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string }
  | { output_type: "display_data"; data: Record<string, unknown>; metadata: Record<string, unknown> };

export const vegaLiteType = "application/vnd.vegalite.v5+json";

/** Shows outputs one by one; streams of one name grow together. */
export class OutputPane {
  readonly outputs: CellOutput[] = [];
  readonly element = document.createElement("div");
  #end: { element: HTMLElement; note: HTMLElement; output: { text: string } } | undefined;

  print(name: "stdout" | "stderr", text: string, left?: number): void {
    if (left !== undefined) return this.#flood(name, text, left);
    const last = this.outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) {
      last.text += text;
      this.element.lastElementChild!.append(text);
    } else {
      this.outputs.push({ output_type: "stream", name, text });
      this.element.append(printed(name, text));
    }
  }

  /** The newest end of a flood replaces the one before. */
  #flood(name: "stdout" | "stderr", text: string, left: number): void {
    if (!this.#end) {
      const note = document.createElement("p");
      note.className = "left-out";
      const output = { output_type: "stream" as const, name, text: "" };
      this.outputs.push(output);
      this.#end = { note, element: printed(name, ""), output };
      this.element.append(note, this.#end.element);
    }
    this.#end.note.textContent = `${left.toLocaleString("en")} lines left out here; the first 200 and the last 50 are shown.`;
    this.#end.element.textContent = text;
    this.#end.output.text = `… ${left.toLocaleString("en")} lines left out …\n${text}`;
  }

  display(data: Record<string, unknown>, metadata: Record<string, unknown>): void {
    const output: CellOutput = { output_type: "display_data", data, metadata };
    this.outputs.push(output);
    this.element.append(displayed(output.data));
  }

  /** Text for who does not see the figures. */
  get words(): string {
    const last = this.outputs.findLast((output) => output.output_type === "display_data");
    return last ? String(last.data["text/plain"] ?? "").slice(0, 300) : "";
  }
}

export function displayed(data: Record<string, unknown>): HTMLElement {
  const words = String(data["text/plain"] ?? "");
  const html = typeof data["text/html"] === "string" ? data["text/html"] : "";
  if (data[vegaLiteType]) {
    const figure = figureElement();
    void drawChart(figure, data[vegaLiteType] as object, words);
    return figure;
  }
  if (data["application/vnd.plotly.v1+json"]) {
    const figure = figureElement();
    void drawPlotly(figure, data["application/vnd.plotly.v1+json"] as object, words);
    return figure;
  }
  if (/<script/i.test(html)) {
    const figure = figureElement();
    figure.append(programFrame({ html }, words));
    return figure;
  }
  if (html) return tableOrPicture(html);
  if (typeof data["image/svg+xml"] === "string") {
    const figure = figureElement();
    const image = new Image();
    image.className = "on-card";
    image.alt = words;
    image.src = URL.createObjectURL(new Blob([data["image/svg+xml"]], { type: "image/svg+xml" }));
    figure.append(image);
    return figure;
  }
  return printed("stdout", words);
}

function tableOrPicture(html: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const picture = parsed.body.firstElementChild;
  const element = picture?.tagName === "IMG" ? figureElement() : document.createElement("div");
  if (element.tagName === "DIV") {
    element.className = "table";
    // A wide one scrolls, by keyboard too.
    element.tabIndex = 0;
  }
  // Scripts do not run in what is parsed, and the page's policy refuses handlers in attributes.
  element.append(...parsed.body.childNodes);
  for (const image of element.querySelectorAll("img")) image.classList.add("on-card");
  return element;
}

function figureElement(): HTMLElement {
  return document.createElement("figure");
}

function printed(name: string, text: string): HTMLElement {
  const element = document.createElement("pre");
  element.className = name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
  element.textContent = text.replace(/\u001b\[[\d;]*m/g, "");
  return element;
}
