// A slider and a box for one number that are one widget with one value, so that a move is one message.

function element(kind, properties, style) {
  const made = Object.assign(document.createElement(kind), properties);
  Object.assign(made.style, style);
  return made;
}

// Read a number as people write it: 1.5 and 1,5 are the same, and so are −2 and -2; nan is everything else.
function read(text) {
  const plain = text.trim().replaceAll("−", "-").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

function render({ model, el }) {
  const name = model.get("name");
  const byTens = model.get("by_tens"); // then the slider holds the exponent
  const [toPlace, toNumber] = byTens ? [Math.log10, (place) => Number(`1e${place}`)] : [Number, Number];
  const label = element("span", { textContent: name, className: "bp-name" }, { minWidth: "5em", textAlign: "right" });
  const slider = element("input", { type: "range", ariaLabel: name }, { width: "260px", minWidth: "40px" });
  slider.step = byTens ? 1 : model.get("step");
  const box = element("input", { type: "text", inputMode: "decimal", ariaLabel: `${name} =` }, { width: "90px", minWidth: "40px" });
  box.autocomplete = "off";
  const complaint = element("span", { role: "alert" });

  const show = () => {
    const value = model.get("value");
    [slider.min, slider.max, slider.value] = [model.get("min"), model.get("max"), value].map(toPlace);
    slider.ariaValueText = value;
    if (document.activeElement !== box) box.value = value; // "1e-" must not be overwritten while somebody types
  };
  const take = (value) => {
    complaint.remove();
    model.set("value", value);
    model.save_changes();
  };
  const takeTyped = () => {
    const value = read(box.value);
    if (box.value.trim() === "") return; // half typed
    if (Number.isFinite(value) && (value > 0 || !byTens)) return take(value);
    const example = byTens ? "a number above 0, such as 0.001" : "a number, such as 1.5 or −2";
    complaint.textContent = `“${box.value.slice(0, 20)}” cannot be used here; type ${example}.`;
    row.append(complaint);
  };
  const takeSlider = () => {
    take(toNumber(slider.value));
    box.value = model.get("value");
  };
  slider.addEventListener("input", takeSlider);
  box.addEventListener("change", takeTyped);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") takeTyped();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault(); // else the cursor would jump to an end of the text
    event.key === "ArrowUp" ? slider.stepUp() : slider.stepDown();
    takeSlider();
  });
  box.addEventListener("blur", show); // a box left empty shows the value again
  for (const trait of ["value", "min", "max"]) model.on(`change:${trait}`, show);

  // Styles of el itself may be taken away by ipywidgets, whose layout arrives when it likes.
  const row = element("div", {}, { display: "flex", alignItems: "center", gap: "8px", padding: "2px" });
  row.append(label, slider, box);
  el.replaceChildren(row);
  show();
}

export default { render };
