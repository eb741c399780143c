/** Sets colours and size before the page is first drawn. Loaded as a blocking script, so it is small. */
const root = document.documentElement;
const night = matchMedia("(prefers-color-scheme: dark)");

function apply(look: { theme?: string; size?: string }): void {
  root.dataset.theme = look.theme || (night.matches ? "dark" : "light");
  root.dataset.size = look.size ?? "";
}

function kept(): object {
  try {
    return JSON.parse(localStorage.getItem("coordination-course-look") ?? "{}") as object;
  } catch {
    return {};
  }
}

// From a file, browsers keep a page's own modules from it: then it is for reading, and says why.
root.classList.add(location.protocol === "file:" ? "from-file" : "scripted");
apply(kept());
night.addEventListener("change", () => apply(kept()));
addEventListener("course-look", (event) => apply((event as CustomEvent<object>).detail));
