// One of a few words, as native radio buttons in a named group: arrows choose, and a screen reader knows what is what.

function element(kind, properties, ...children) {
  const made = Object.assign(document.createElement(kind), properties);
  made.append(...children);
  return made;
}

function render({ model, el }) {
  const name = `bp-choice-${Math.random()}`; // radios belong together by their name; never stored
  const choose = ({ target }) => {
    model.set("value", target.value);
    model.save_changes();
  };
  const radios = model.get("options").map((value) => element("input", { type: "radio", name, value, onchange: choose }));
  const labels = radios.map((radio) => element("label", {}, radio, radio.value));
  const show = () => radios.forEach((radio) => (radio.checked = radio.value === model.get("value")));
  model.on("change:value", show);

  const legend = element("legend", { textContent: model.get("name") });
  el.replaceChildren(element("fieldset", { className: "bp-choice" }, legend, ...labels));
  show();
}

export default { render };
