/**
 * The form of the escalation ladder. Its source text is written into the page, so it uses nothing outside itself
 * but the two functions that it is given: the decision, and the answer as HTML.
 */
export function ladderForm(
  decide: (situation: Record<string, unknown>) => object,
  answer: (choice: object) => string,
): void {
  const script = document.currentScript?.parentElement;
  const roots = script?.matches("[data-ladder]")
    ? [script]
    : Array.from(document.querySelectorAll<HTMLElement>("[data-ladder]:not([data-ready])"));
  for (const root of roots) start(root);

  function start(root: HTMLElement): void {
    if (root.dataset.ready) return;
    root.dataset.ready = "yes";
    const examples = JSON.parse(root.querySelector('[type="application/json"]')!.textContent!) as Record<
      string,
      unknown
    >[];
    const example = root.querySelector<HTMLSelectElement>("[data-do=example]")!;
    const fields = Array.from(root.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]"));
    const place = root.querySelector<HTMLElement>("[data-do=answer]")!;

    function show(): void {
      const situation = Object.fromEntries(fields.map((field) => [field.name, entered(field)]));
      try {
        place.innerHTML = answer(decide(situation));
      } catch (error) {
        place.textContent = (error as Error).message;
      }
    }

    example.addEventListener("change", () => {
      const chosen = examples[Number(example.value)];
      if (!chosen) return;
      for (const field of fields) field.value = String(chosen[field.name]);
      show();
    });
    for (const field of fields)
      field.addEventListener("input", () => {
        example.value = "";
        show();
      });
    root.addEventListener("keydown", (event) => event.stopPropagation());
    root.querySelector<HTMLElement>("[data-do=form]")!.hidden = false;
    show();
  }

  function entered({ type, value }: HTMLInputElement | HTMLSelectElement): unknown {
    if (type === "number") return value === "" ? Number.NaN : Number(value);
    return value === "true" || value === "false" ? value === "true" : value;
  }
}
