/**
 * Finds Plotly and draws the figure around it. Its source text is written into the page, so it uses nothing
 * outside itself.
 *
 * Looked for, in this order: a Plotly that the page has; the address in `data-plotly-src` of the figure or of
 * `<html>`; the course's own packages behind Jupyter's `files/`; `/vendor/plotly.js`, where the reader serves it.
 * Where there is none, the still picture stays. Nothing is asked of another machine.
 */
interface Plotly {
  newPlot(root: HTMLElement, figure: object): Promise<unknown>;
}

export function plotlyLoader(): void {
  const page = window as unknown as { Plotly?: Plotly; coordlabPlotly?: Promise<Plotly> };
  const script = document.currentScript?.parentElement;
  const roots = script?.matches("[data-plotly]")
    ? [script]
    : Array.from(document.querySelectorAll<HTMLElement>("[data-plotly]:not([data-ready])"));
  for (const root of roots) void draw(root);

  async function draw(root: HTMLElement): Promise<void> {
    if (root.dataset.ready) return;
    root.dataset.ready = "yes";
    const part = (name: string): HTMLElement => root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
    const figure = JSON.parse(part("figure").textContent!) as object;
    try {
      page.coordlabPlotly ??= page.Plotly ? Promise.resolve(page.Plotly) : load(candidates(root));
      const plotly = await page.coordlabPlotly;
      part("live").hidden = false;
      await plotly.newPlot(part("live"), figure);
      part("still").hidden = true;
      part("sentence").hidden = true;
    } catch {
      delete page.coordlabPlotly;
      part("live").hidden = true;
    }
  }

  function candidates(root: HTMLElement): string[] {
    const given = [root.dataset.plotlySrc, document.documentElement.dataset.plotlySrc];
    const found = given.filter((address): address is string => Boolean(address));
    const base = jupyterBase();
    if (base !== undefined) {
      const file = "node_modules/plotly.js-dist/plotly.js";
      const folders = location.pathname
        .replace(/^.*?\/(?:tree|notebooks)\//, "")
        .split("/")
        .slice(0, -1);
      if (!/\/(?:tree|notebooks)\//.test(location.pathname)) folders.length = 0;
      for (let depth = 0; depth <= folders.length; depth++)
        found.push(`${base}files/${[...folders.slice(0, depth), file].join("/")}`);
    }
    return location.protocol.startsWith("http") ? [...found, "/vendor/plotly.js"] : found;
  }

  /** Where Jupyter's server lives, as its pages say it; undefined on any other page. */
  function jupyterBase(): string | undefined {
    const config = document.getElementById("jupyter-config-data")?.textContent;
    if (config) return (JSON.parse(config) as { baseUrl?: string }).baseUrl ?? "/";
    return document.body.dataset.baseUrl;
  }

  async function load(addresses: string[]): Promise<Plotly> {
    for (const address of addresses) {
      const loaded = await new Promise<boolean>((done) => {
        const element = document.createElement("script");
        element.src = address;
        element.onload = () => done(true);
        element.onerror = () => done(false);
        document.head.append(element);
      });
      if (loaded && page.Plotly) return page.Plotly;
    }
    throw new Error("Plotly was not found");
  }
}
