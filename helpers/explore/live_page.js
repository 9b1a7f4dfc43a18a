// The live page of an explorer: what the kernel drew, in place of the still.

const CELL = ".jp-Cell, .cell, .cell_container"; // in JupyterLab, nbclassic and VS Code
const DISCONNECTED = "jupyter-widgets-disconnected"; // Jupyter's mark of a widget whose kernel is gone
const PATIENCE = 500; // ms without a new picture until the kernel is asked, and then until its silence is told
const REST = 500; // ms after the last of many moves until a screen reader is told what there is now
const NO_ANSWER = "No answer: the kernel is busy, or was restarted; then run this cell again.";

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

// Return a part of the page; a screen reader is told what comes to stand in one with a role.
function part(className, role = null) {
  return Object.assign(document.createElement("div"), { className, role });
}

// Say so where a move stays without an answer: no new picture comes, and a question waits in the kernel.
function watchSilence(model, place) {
  let timer = null;
  const answered = () => {
    clearTimeout(timer);
    timer = null;
    if (place.textContent) place.textContent = "";
  };
  const ask = () => {
    timer = setTimeout(() => (place.textContent = NO_ANSWER), PATIENCE);
    // Nobody in the kernel takes the message, but it says when it is done with it.
    model.send({}, { iopub: { status: ({ content }) => content.execution_state === "idle" && answered() } });
  };
  const moved = () => (timer ??= setTimeout(ask, PATIENCE));
  return { moved, answered };
}

// Tell a screen reader the sentences of the pictures that have changed since it was last told.
function tellPictures(page, place) {
  const sentences = () => [...page.querySelectorAll("svg[aria-label]")].map((picture) => picture.ariaLabel);
  let known = null;
  return () => {
    const now = sentences();
    const news = now.filter((sentence) => known && !known.includes(sentence));
    if (news.length) place.textContent = news.join(" ");
    known = now;
  };
}

function render({ model, el, signal }) {
  const [page, noAnswer, heard] = [part("bp-drawing"), part("bp-no-answer", "status"), part("bp-heard", "status")];
  const frame = part("bp-live-page"); // ipywidgets has its own ideas of the classes and styles of el
  frame.append(page, noAnswer, heard);
  el.replaceChildren(frame);
  const { moved, answered } = watchSilence(model, noAnswer);
  const tell = tellPictures(page, heard);
  let rest = null;
  const draw = () => {
    page.innerHTML = model.get("value");
    answered();
    clearTimeout(rest);
    rest = setTimeout(tell, REST);
  };
  model.on("change:value", draw);
  draw();
  tell(); // what is there at first is read in its place

  const begin = () => {
    const live = el.closest(".bp-live");
    if (signal.aborted) return;
    if (!live?.isConnected) return requestAnimationFrame(begin); // ipywidgets puts us in place when it likes
    // Whatever has the focus gets its letters and arrows; in JupyterLab, x would cut the cell.
    const keepKeys = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true");
    live.addEventListener("focusin", keepKeys, { signal });
    for (const kind of ["input", "change"]) live.addEventListener(kind, moved, { signal });
    live.classList.add("bp-drawn");
    replaceStill(live, signal);
  };
  begin();
  signal.addEventListener("abort", () => (answered(), clearTimeout(rest)));
}

export default { render };
