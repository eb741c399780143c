/** Notes that a presenter writes for a slide; the browser keeps them. */
import { store } from "../kept/store.js";

export interface SlideNotes {
  readonly element: HTMLElement;
  show(place: string): Promise<void>;
}

export function slideNotes(slug: string): SlideNotes {
  const label = document.createElement("label");
  const field = document.createElement("textarea");
  field.rows = 5;
  label.append("Your own, kept in this browser: ", field);
  let at = "";
  field.addEventListener("input", () => void store.set(`note/${slug}/${at}`, field.value));
  return {
    element: label,
    async show(place) {
      if (place === at) return;
      at = place;
      const kept = (await store.get<string>(`note/${slug}/${place}`)) ?? "";
      if (at === place) field.value = kept;
    },
  };
}
