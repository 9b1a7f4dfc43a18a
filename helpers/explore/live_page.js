// The live page of an explorer: what the kernel drew, in place of the still.

const CELL = ".jp-Cell, .cell, .cell_container"; // in JupyterLab, nbclassic and VS Code
const DISCONNECTED = "jupyter-widgets-disconnected"; // Jupyter's mark of a widget whose kernel is gone

// The last still before the explorer, in its own cell where the front end is one that we know.
function stillOf(live) {
  for (let around = live.parentElement; around; around = around.parentElement) {
    const stills = [...around.querySelectorAll(".bp-static")];
    const before = stills.filter((one) => one.compareDocumentPosition(live) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (before.length || around.matches(CELL)) return before.at(-1);
  }
}

// Hide the still for as long as the explorer is there and has a kernel.
function replaceStill(live, signal) {
  const still = stillOf(live);
  if (!still) return;
  const show = (isShown) => (still.style.display = isShown ? "" : "none");
  const look = () => show(live.classList.contains(DISCONNECTED));
  const watch = new MutationObserver(look);
  watch.observe(live, { attributeFilter: ["class"] });
  signal.addEventListener("abort", () => (watch.disconnect(), show(true)));
  look();
}

function render({ model, el, signal }) {
  const page = document.createElement("div");
  page.className = "bp-drawing";
  el.replaceChildren(page);
  const draw = () => (page.innerHTML = model.get("value"));
  model.on("change:value", draw);
  draw();

  const begin = () => {
    const live = el.closest(".bp-live");
    if (signal.aborted) return;
    if (!live?.isConnected) return requestAnimationFrame(begin); // ipywidgets puts us in place when it likes
    // Whatever has the focus gets its letters and arrows; in JupyterLab, x would cut the cell.
    const keepKeys = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true");
    live.addEventListener("focusin", keepKeys, { signal });
    live.classList.add("bp-drawn");
    replaceStill(live, signal);
  };
  begin();
}

export default { render };
