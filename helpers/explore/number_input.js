// A slider and a number box that are one widget with one value, so that a move is one message.
function element(kind, properties, style) {
  const made = Object.assign(document.createElement(kind), properties);
  Object.assign(made.style, style);
  made.setAttribute("data-lm-suppress-shortcuts", "true"); // the arrow keys are ours, not JupyterLab's
  return made;
}

function render({ model, el }) {
  const name = model.get("name");
  const label = element("span", { textContent: name, className: "bp-name" }, { minWidth: "5em", textAlign: "right" });
  const slider = element("input", { type: "range", step: model.get("step"), ariaLabel: name }, { width: "260px" });
  const box = element("input", { type: "number", step: "any", ariaLabel: `${name} =` }, { width: "90px" });

  const show = () => {
    slider.min = model.get("min");
    slider.max = model.get("max");
    slider.value = model.get("value");
    // While somebody types, "1e-" must not be overwritten.
    if (document.activeElement !== box) box.value = model.get("value");
  };
  const take = (text) => {
    const value = Number(text);
    if (text === "" || !Number.isFinite(value)) return; // half typed, or no number
    model.set("value", value);
    model.save_changes();
  };
  slider.addEventListener("input", () => take(slider.value));
  box.addEventListener("change", () => take(box.value));
  box.addEventListener("keydown", (event) => event.key === "Enter" && take(box.value));
  box.addEventListener("blur", show); // a box left empty shows the value again
  for (const trait of ["value", "min", "max"]) model.on(`change:${trait}`, show);

  // Styles of el itself may be taken away by ipywidgets, whose layout arrives when it likes.
  const row = element("div", {}, { display: "flex", alignItems: "center", gap: "8px", padding: "2px" });
  row.append(label, slider, box);
  el.replaceChildren(row);
  show();
}

export default { render };
