// Brings a page's figures to life: Vega-Lite and Plotly, from the project's own node_modules. Until one is
// alive, and wherever it fails, its still picture stands.
const modules = "/files/node_modules";
const libraries = {
  vega: [
    `${modules}/vega/build/vega.min.js`,
    `${modules}/vega-lite/build/vega-lite.min.js`,
    `${modules}/vega-embed/build/vega-embed.min.js`,
  ],
  plotly: [`${modules}/plotly.js-dist/plotly.js`],
};

const draw = {
  vega: (stage, { spec, options }) =>
    window.vegaEmbed(stage, spec, { actions: false, renderer: "svg", ...options }),
  plotly: async (stage, { data, layout, frames, config }) => {
    const plot = await window.Plotly.newPlot(stage, data, layout, config);
    if (frames?.length) await window.Plotly.addFrames(plot, frames);
  },
};

const loaded = new Map();

/** Loads a library's scripts one after the other, once. */
function load(kind) {
  if (!loaded.has(kind))
    loaded.set(
      kind,
      libraries[kind].reduce((before, src) => before.then(() => script(src)), Promise.resolve()),
    );
  return loaded.get(kind);
}

function script(src) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = src;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${src} does not load`));
    document.head.append(element);
  });
}

for (const figure of document.querySelectorAll("figure.live")) {
  const { kind } = figure.dataset;
  const stage = figure.querySelector(".stage");
  const still = figure.querySelector(".still");
  try {
    await load(kind);
    // Measured by the libraries, so it must be laid out before it is drawn.
    stage.hidden = false;
    await draw[kind](stage, JSON.parse(figure.querySelector("script").textContent));
    still.hidden = true;
  } catch (error) {
    stage.hidden = true;
    console.error(error);
  }
}

// The arrow keys turn the pages, unless a slider, a player or a selection has use for them.
document.addEventListener("keydown", (event) => {
  if (event.target !== document.body || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  document.querySelector(`a[rel=${rel}]`)?.click();
});
