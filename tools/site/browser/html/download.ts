/** A file for the learner, made in the page. */
export function download(name: string, text: string, type = "application/x-ipynb+json"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
