/** The glossary's words tell their meaning when pointed at, or focused. */
import { elements } from "../html/page-data.js";

export function startTerms(): void {
  let box: HTMLElement | undefined;
  const hide = () => {
    box?.remove();
    box = undefined;
  };
  for (const term of elements<HTMLAnchorElement>("a.term")) {
    const show = () => {
      hide();
      box = document.createElement("span");
      box.className = "meaning";
      box.id = "meaning";
      box.setAttribute("role", "tooltip");
      box.textContent = term.dataset.meaning ?? "";
      document.body.append(box);
      const { left, bottom, top } = term.getBoundingClientRect();
      box.style.left = `${Math.max(8, Math.min(left, innerWidth - box.offsetWidth - 8)) + scrollX}px`;
      const below = bottom + box.offsetHeight + 12 < innerHeight;
      box.style.top = `${(below ? bottom + 6 : top - box.offsetHeight - 6) + scrollY}px`;
      term.setAttribute("aria-describedby", "meaning");
    };
    const away = () => {
      term.removeAttribute("aria-describedby");
      hide();
    };
    term.addEventListener("pointerenter", show);
    term.addEventListener("focus", show);
    term.addEventListener("pointerleave", away);
    term.addEventListener("blur", away);
  }
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}
