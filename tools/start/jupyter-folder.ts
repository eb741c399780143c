/**
 * The course's own Jupyter folders, in .course/jupyter: kernel, settings, signatures and logs stay inside the
 * project, and what the user has set up elsewhere neither shows nor changes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { writeKernelspec } from "../kernel/kernelspec.js";

/** Everything stays on this machine: no news, no update check, no extension shop, no language servers. */
const serverConfig = {
  ServerApp: { ip: "127.0.0.1", open_browser: false, port_retries: 0 },
  LabApp: {
    news_url: null,
    check_for_updates_class: "jupyterlab.NeverCheckForUpdate",
    extension_manager: "readonly",
  },
  LanguageServerManager: { autodetect: false },
  KernelSpecManager: { allowed_kernelspecs: ["tslab"], ensure_native_kernel: false },
  MultiKernelManager: { default_kernel_name: "tslab" },
  ContentsManager: { hide_globs: ["node_modules", "dist", "__pycache__", "*.pyc", "*~", "*.tsbuildinfo"] },
};

/**
 * Quiet, readable from the back of a room, and with every cell in the page at all times: a figure keeps what
 * its sliders were set to when it is scrolled away.
 */
const labSettings = {
  "@jupyterlab/notebook-extension:tracker": {
    windowingMode: "none",
    codeCellConfig: { lineNumbers: false, lineWrap: true },
  },
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  "@jupyterlab/extensionmanager-extension:plugin": { enabled: false },
  "@jupyterlab/apputils-extension:themes": {
    overrides: { "code-font-size": "14px", "content-font-size1": "16px" },
  },
};

/** Writes the folders and returns the environment in which Jupyter uses them. */
export async function prepareJupyterFolder(root: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const folder = join(root, ".course", "jupyter");
  const data = join(folder, "data");
  const config = join(folder, "config");
  // Jupyter itself makes these two private; made here, they are private from the start.
  for (const name of ["runtime", "data"]) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  await writeKernelspec(data, root);
  await writeJson(join(config, "jupyter_server_config.json"), serverConfig);
  await writeJson(join(config, "labconfig", "default_setting_overrides.json"), labSettings);
  return {
    ...env,
    JUPYTER_CONFIG_DIR: config,
    JUPYTER_DATA_DIR: data,
    JUPYTER_PATH: [data, env.JUPYTER_PATH].filter(Boolean).join(delimiter),
    JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(folder, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(folder, "workspaces"),
    IPYTHONDIR: join(folder, "ipython"),
  };
}

async function writeJson(file: string, value: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
