// Play, pause, back to the start, one step back, one step on, and a slider: one widget with one value.

function element(kind, properties) {
  return Object.assign(document.createElement(kind), properties);
}

function button(textContent, ariaLabel, onclick) {
  const made = element("button", { textContent, ariaLabel, onclick, className: "jupyter-button widget-button" });
  Object.assign(made.style, { width: "76px", margin: "0" });
  return made;
}

function render({ model, el }) {
  let timer = null;
  const slider = element("input", { type: "range", min: 0, step: 1, ariaLabel: model.get("name") });
  const count = element("output", { ariaLive: "off" }); // the slider tells it already
  const show = () => {
    slider.max = model.get("last");
    slider.value = model.get("value");
    const [value, last] = ["value", "last"].map((trait) => model.get(trait) * model.get("unit"));
    slider.ariaValueText = `${value} of ${last}`;
    count.textContent = `${model.get("name")} ${slider.ariaValueText}`;
  };
  const go = (value) => {
    model.set("value", Math.min(Math.max(value, 0), model.get("last")));
    model.save_changes();
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
  const by = (step) => () => {
    pause();
    go(model.get("value") + step);
  };
  const reset = button("|◀ reset", "reset", by(-Infinity));
  const play = button("▶ play", "play", () => (timer ? pause() : start()));
  slider.addEventListener("input", () => {
    pause();
    go(Number(slider.value));
  });
  for (const trait of ["value", "last", "unit"]) model.on(`change:${trait}`, show);

  // Styles of el itself may be taken away by ipywidgets, whose layout arrives when it likes.
  const row = element("div", {});
  Object.assign(row.style, { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", padding: "4px 2px" });
  slider.style.width = "140px";
  row.append(play, reset, button("◀ back", "back", by(-1)), button("on ▶", "on", by(+1)), slider, count);
  el.replaceChildren(row);
  show();
  return pause; // when the explorer goes away, so does the clock
}

export default { render };
