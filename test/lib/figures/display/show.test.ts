import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const chart = `lineChart([{ n: 1, ms: 2 }, { n: 2, ms: 3 }], {
  x: "n", y: "ms", xTitle: "agents n", yTitle: "time (ms)", title: "Time grows", alt: "Time grows with n, slowly.",
})`;

/** What the process printed. */
function node(program: string): string {
  return execFileSync(process.execPath, ["-e", program], { encoding: "utf8" });
}

describe("show", () => {
  it("prints the words outside a notebook, and a table's text", () => {
    const program = `const { lineChart, show, table } = require("coordlab-figures");
      (async () => { await show(${chart}); await show(table([{ n: 1 }])); })();`;
    expect(node(program)).toBe("Time grows with n, slowly.\nn\n-\n1\n");
  });

  it("sends one bundle to the kernel that runs the cell", () => {
    // The kernel's own handler, without its sockets.
    const program = `
      const { createConverter } = require("tslab/dist/converter.js");
      const { createExecutor } = require("tslab/dist/executor.js");
      const { JupyterHandlerImpl } = require("tslab/dist/jupyter.js");
      const write = process.stdout.write.bind(process.stdout);
      const node = createConverter({ isJS: false, isBrowser: false });
      const handler = new JupyterHandlerImpl(createExecutor(process.cwd(), { node, close() {} }, console), false);
      const sent = [];
      const code = 'import { lineChart, show } from "coordlab-figures";\\nawait show(' + ${JSON.stringify(chart)} + ');';
      handler.handleExecute({ code }, (_, text) => sent.push(text), (content) => sent.push(content)).then((reply) => {
        write(JSON.stringify({ status: reply.status, sent: sent.map((s) => s.data ? Object.keys(s.data) : s) }));
        process.exit(0);
      });`;
    expect(JSON.parse(node(program))).toEqual({
      status: "ok",
      sent: [["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]],
    });
  });

  it("goes to the host that is registered, without a still picture if that host wants none", () => {
    const program = `const { lineChart, show, table } = require("coordlab-figures");
      const host = { stills: false, display: (data) => console.log(Object.keys(data).join()) };
      globalThis[Symbol.for("coordlab.host")] = host;
      (async () => {
        await show(${chart}); await show(table([{ n: 1 }])); host.stills = true; await show(${chart});
      })();`;
    expect(node(program).split("\n")).toEqual([
      "application/vnd.vegalite.v5+json,text/plain",
      "text/html,text/plain",
      "application/vnd.vegalite.v5+json,image/svg+xml,text/plain",
      "",
    ]);
  });

  it("broadcasts to Deno's kernel", () => {
    const program = `const { show, table } = require("coordlab-figures");
      globalThis.Deno = { jupyter: { broadcast: async (type, { data }) => console.log(type, Object.keys(data).join()) } };
      show(table([{ n: 1 }]));`;
    expect(node(program)).toBe("display_data text/html,text/plain\n");
  });
});
