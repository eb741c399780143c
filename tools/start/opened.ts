/** What a start has opened, the course's page and JupyterLab, from the first page to the end of both. */
import { CourseError } from "../course-error.js";
import { seconds } from "../run/report.js";
import { type Reader, serveReader } from "../site/serve/reader.js";
import { NoJupyter } from "./choose-jupyter.js";
import { type Lab, type LabOptions, openLab, redirectPage } from "./lab.js";
import { openBrowser } from "./open-browser.js";

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

export class Opened {
  private reader: Reader | undefined;
  private jupyter: Lab | undefined;
  private stopped = false;
  private tellStopped = () => {};
  private readonly stopping = new Promise<void>((resolve) => {
    this.tellStopped = resolve;
  });
  private readonly stop = () => {
    this.stopped = true;
    void this.jupyter?.server.stop();
    this.tellStopped();
  };

  /** From now on, a signal ends what is open. `browser`: whether pages are shown in the user's browser. */
  constructor(
    private readonly browser: boolean,
    private readonly say: (line: string) => void,
  ) {
    for (const signal of signals) process.on(signal, this.stop);
  }

  get hasJupyter(): boolean {
    return this.jupyter !== undefined;
  }

  /** Serves the course's own page, and shows it. */
  async openPage(wanted: number, path: string): Promise<void> {
    this.reader = await serveReader(wanted, this.say);
    const { port } = this.reader;
    if (port !== wanted) this.say(`port ${wanted} is in use; taking ${port}`);
    const address = this.reader.address + path;
    await this.show("the course's page", address, address);
  }

  /**
   * Starts JupyterLab, and shows a page of it when it answers. If there is none, says why.
   *
   * @throws CourseError with the reason, if JupyterLab was asked for by name
   */
  async openJupyter(options: LabOptions & { readonly page: string; readonly must: boolean }): Promise<void> {
    try {
      const began = performance.now();
      this.jupyter = await openLab(options, this.say);
      const { server, jupyter } = this.jupyter;
      if (this.stopped) await server.stop();
      await server.ready();
      const address = server.address(options.page);
      const took = seconds(performance.now() - began);
      const what = `JupyterLab ${jupyter.version} (${jupyter.where}, ready after ${took})`;
      await this.show(what, address, await redirectPage(address));
    } catch (error) {
      if (this.stopped) return;
      if (!(error instanceof NoJupyter)) throw error;
      if (options.must) throw new CourseError(error.message);
      this.say(`${error.message} The course's own page runs everything too.`);
    }
  }

  /** Resolves to the exit code when a signal, or JupyterLab's own end, has ended everything. */
  async untilEnded(): Promise<number> {
    this.say(`Ctrl-C here${this.jupyter ? ", or File > Shut Down in JupyterLab," : ""} stops it`);
    const { ended } = this.jupyter?.server ?? {};
    if (ended === undefined) await this.stopping;
    const code = (await ended) ?? 0;
    if (ended !== undefined) this.say("JupyterLab has stopped");
    return this.stopped ? 0 : code;
  }

  close(): void {
    this.reader?.close();
    for (const signal of signals) process.off(signal, this.stop);
  }

  private async show(what: string, address: string, target: string): Promise<void> {
    const shown = this.browser && !this.stopped && (await openBrowser(target));
    this.say(`${what}: ${shown ? "your browser shows" : "open this address in a browser:"} ${address}`);
  }
}
