import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../../tools/port/free-port.js";
import { needs } from "../needs.js";
import { type Hub, hubIsUp, logIn, runNotebook } from "./hub-client.js";
import { type Image, studentsImage } from "./image.js";
import { cutOff, treeOf } from "./processes.js";

let image: Image | undefined;
let process_: ChildProcess | undefined;

beforeAll(() => {
  image = studentsImage();
}, 1_200_000);
beforeEach((context) => {
  needs(context, image, "root, buildah, debootstrap and Debian's packages");
});
afterAll(() => {
  if (process_?.pid !== undefined) cutOff(treeOf(process_.pid));
  image?.end();
});

const config = (port: number, proxy: number, own: number, token: string) => `
c.JupyterHub.bind_url = "http://127.0.0.1:${port}"
c.JupyterHub.hub_port = ${own}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:${proxy}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "/home/jovyan/hub/{username}"
c.Spawner.cmd = ["/bin/sh", "-c", '/usr/local/bin/before-notebook.d/course.sh; exec jupyterhub-singleuser "$@"', "sh"]
c.Spawner.http_timeout = 120
c.Spawner.start_timeout = 120
c.JupyterHub.services = [{ "name": "test", "api_token": "${token}" }]
c.JupyterHub.load_roles = [
  { "name": "test", "services": ["test"], "scopes": ["admin:users", "admin:servers", "access:servers"] },
]
`;

describe("the students' image", () => {
  it("has the course, read-only for students, and no solution in any layer", () => {
    const names = image!.layers().flat();
    expect(names.some((name) => name.endsWith("opt/course/notebooks/04-the-corridor.ipynb"))).toBe(true);
    const solved = names.filter((name) =>
      /opt\/course\/(solutions|test|bench)\/|\/\d\d-[^/]+\/judge\.ts$/.test(name),
    );
    expect(solved).toEqual([]);
    const touch = "touch /opt/course/README 2>/dev/null && echo written || echo refused";
    expect(image!.run("jovyan", "sh", "-c", touch)).toBe("refused");
  });

  it("starts nothing anew: the course is installed and built", () => {
    expect(image!.run("jovyan", "course", "--version")).toMatch(/^course \d/);
  });

  it("serves a hub's two users, who run notebook 04 at the same time in copies of their own", async () => {
    image!.run("root", "npm", "install", "--global", "--prefix", "/usr/local", "configurable-http-proxy");
    const port = await freePort(8600);
    const token = randomBytes(16).toString("hex");
    const text = config(port, await freePort(port + 1), await freePort(port + 10), token);
    image!.run(
      "jovyan",
      "sh",
      "-c",
      'printf "%s" "$0" > /home/jovyan/hub.py; mkdir -p /home/jovyan/hub',
      text,
    );
    process_ = image!.start(
      "jovyan",
      "sh",
      "-c",
      "cd /home/jovyan && exec jupyterhub -f hub.py > hub.log 2>&1",
    );
    const hub: Hub = { address: `http://127.0.0.1:${port}`, token };
    await hubIsUp(hub);
    const path = "course/notebooks/04-the-corridor.ipynb";
    const runs = ["ada", "ben"].map(async (user) => {
      await logIn(hub, user);
      return await runNotebook(hub, user, path);
    });
    for (const { statuses, errors } of await Promise.all(runs)) {
      expect(errors).toBe("");
      expect(statuses.length).toBeGreaterThan(10);
      expect(new Set(statuses)).toEqual(new Set(["ok"]));
    }
  });
});
