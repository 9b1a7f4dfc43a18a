// The controls of explorers. Each is made of native elements, and is one widget with one value: a move is one message.

const BUTTON = "width: 76px; margin: 0";
const NAME = "min-width: 5em; text-align: right";
const ROW = "display: flex; align-items: center; gap: 4px 6px; padding: 2px;";
const ROWS = `${ROW} flex-wrap: wrap`;

function element(kind, properties, ...children) {
  const made = Object.assign(document.createElement(kind), properties);
  made.append(...children);
  return made;
}

// Read a number as people write it: 1.5 and 1,5 are the same, and so are −2 and -2; nan is everything else.
function read(text) {
  const plain = text.trim().replaceAll("−", "-").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

// A slider and a box for one number.
function number(model, take) {
  const name = model.get("name");
  const byTens = model.get("by_tens"); // then the slider holds the exponent
  const [toPlace, toNumber] = byTens ? [Math.log10, (place) => Number(`1e${place}`)] : [Number, Number];
  const complaint = element("span", { role: "alert" });
  const takeSlider = () => {
    complaint.remove();
    take(toNumber(slider.value));
    box.value = model.get("value");
  };
  const takeTyped = () => {
    const value = read(box.value);
    if (box.value.trim() === "") return; // half typed
    complaint.remove();
    if (Number.isFinite(value) && (value > 0 || !byTens)) return take(value);
    const example = byTens ? "a number above 0, such as 0.001" : "a number, such as 1.5 or −2";
    complaint.textContent = `“${box.value.slice(0, 20)}” cannot be used here; type ${example}.`;
    row.append(complaint);
  };
  const slider = element("input", { type: "range", ariaLabel: name, style: "width: 260px; min-width: 40px" });
  const box = element("input", { type: "text", inputMode: "decimal", style: "width: 90px; min-width: 40px" });
  Object.assign(box, { ariaLabel: `${name} =`, autocomplete: "off" });
  slider.step = byTens ? 1 : model.get("step");
  slider.oninput = takeSlider;
  box.onchange = takeTyped;
  box.onkeydown = (event) => {
    if (event.key === "Enter") takeTyped();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault(); // else the cursor would jump to an end of the text
    event.key === "ArrowUp" ? slider.stepUp() : slider.stepDown();
    takeSlider();
  };
  const show = () => {
    const value = model.get("value");
    [slider.min, slider.max, slider.value] = [model.get("min"), model.get("max"), value].map(toPlace);
    slider.ariaValueText = value;
    if (document.activeElement !== box) box.value = value; // "1e-" must not be overwritten while somebody types
  };
  box.onblur = show; // a box left empty shows the value again
  const label = element("span", { textContent: name, className: "bp-name", style: NAME });
  const row = element("div", { style: ROW }, label, slider, box);
  return { row, show };
}

// One of a few words, as radio buttons in a named group: arrows choose, and a screen reader knows what is what.
function choice(model, take) {
  const ariaLabel = model.get("name");
  const name = `bp-choice-${Math.random()}`; // radios belong together by their name; never stored
  const onchange = ({ target }) => take(target.value);
  const radios = model.get("options").map((value) => element("input", { type: "radio", name, value, onchange }));
  const labels = radios.map((radio) => element("label", {}, radio, radio.value));
  const show = () => radios.forEach((radio) => (radio.checked = radio.value === model.get("value")));
  const label = element("span", { textContent: ariaLabel, style: NAME });
  const row = element("div", { role: "group", ariaLabel, className: "bp-choice", style: ROWS }, label, ...labels);
  return { row, show };
}

// Play, pause, back to the start, one step back, one step on, and a slider.
function stepper(model, take) {
  let timer = null;
  const button = (textContent, ariaLabel, onclick) =>
    element("button", { textContent, ariaLabel, onclick, className: "jupyter-button widget-button", style: BUTTON });
  const go = (value) => {
    take(Math.min(Math.max(value, 0), model.get("last")));
    row.dispatchEvent(new Event("change", { bubbles: true })); // while it plays, nothing else tells of a move
  };
  const pause = () => {
    clearInterval(timer);
    timer = null;
    Object.assign(play, { textContent: "▶ play", ariaLabel: "play" });
  };
  const walk = () => {
    go(model.get("value") + 1);
    if (model.get("value") >= model.get("last")) pause();
  };
  const start = () => {
    if (model.get("value") >= model.get("last")) go(0); // at the end, play from the beginning
    timer = setInterval(walk, model.get("pace"));
    Object.assign(play, { textContent: "⏸ pause", ariaLabel: "pause" });
  };
  const to = (place) => () => {
    pause();
    go(place());
  };
  const by = (step) => to(() => model.get("value") + step);
  const play = button("▶ play", "play", () => (timer ? pause() : start()));
  const back = [button("|◀ reset", "reset", by(-Infinity)), button("◀ back", "back", by(-1))];
  const slider = element("input", { type: "range", step: 1, style: "width: 140px", ariaLabel: model.get("name") });
  slider.oninput = to(() => Number(slider.value));
  const count = element("output", { ariaLive: "off" }); // the slider tells it already
  const row = element("div", { style: ROWS }, play, ...back, button("on ▶", "on", by(+1)), slider, count);
  const show = () => {
    slider.max = model.get("last");
    slider.value = model.get("value");
    const [value, last] = ["value", "last"].map((trait) => model.get(trait) * model.get("unit"));
    slider.ariaValueText = `${value} of ${last}`;
    count.textContent = `${model.get("name")} ${slider.ariaValueText}`;
  };
  return { row, show, pause };
}

function render({ model, el }) {
  const take = (value) => {
    model.set("value", value);
    model.save_changes();
  };
  const { row, show, pause } = { number, choice, stepper }[model.get("kind")](model, take);
  model.on("change", show);
  el.replaceChildren(row); // ipywidgets may take styles of el itself away; its layout arrives when it likes
  show();
  return pause; // when the explorer goes away, so does the clock
}

export default { render };
