/** The only folder that a student's process can read, laid out by `createRuntime`. */
export interface Runtime {
  readonly folder: string;
  /** The script that the process is started with. */
  readonly child: string;
  remove(): Promise<void>;
}
