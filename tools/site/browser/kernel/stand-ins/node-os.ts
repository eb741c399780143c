/** The processor, as far as a page may know it. */
export function cpus(): { model: string }[] {
  return Array.from({ length: navigator.hardwareConcurrency || 1 }, () => ({
    model: "this browser's processor",
  }));
}

export function availableParallelism(): number {
  return navigator.hardwareConcurrency || 1;
}
