// Brings a page's charts to life with Vega-Lite from the project's own node_modules. Until a chart is alive,
// and wherever that fails, its still picture stands.
const modules = "/files/node_modules";
const libraries = [
  `${modules}/vega/build/vega.min.js`,
  `${modules}/vega-lite/build/vega-lite.min.js`,
  `${modules}/vega-embed/build/vega-embed.min.js`,
];

function script(src) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = src;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${src} does not load`));
    document.head.append(element);
  });
}

const figures = document.querySelectorAll("figure.live");
if (figures.length > 0) for (const library of libraries) await script(library);

async function enliven(figure) {
  const stage = figure.querySelector(".stage");
  const still = figure.querySelector(".still");
  const { spec, options } = JSON.parse(figure.querySelector("script").textContent);
  try {
    // Vega measures the place that it draws in, so it must be laid out before.
    stage.hidden = false;
    await window.vegaEmbed(stage, spec, { actions: false, renderer: "svg", ...options });
    still.hidden = true;
  } catch (error) {
    stage.hidden = true;
    console.error(error);
  }
}

for (const figure of figures) {
  const folded = figure.closest("details:not([open])");
  if (folded) folded.addEventListener("toggle", () => enliven(figure), { once: true });
  else await enliven(figure);
}

// A print shows the answers too.
addEventListener("beforeprint", () => {
  for (const answer of document.querySelectorAll("details.answer")) answer.open = true;
});

// The arrow keys turn the pages, unless a slider, a player or a selection has use for them.
document.addEventListener("keydown", (event) => {
  if (event.target !== document.body || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  document.querySelector(`a[rel=${rel}]`)?.click();
});
