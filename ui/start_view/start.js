const drawn = new WeakMap();

/** Builds a text node's element: text from a document is never parsed. */
function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text ?? "";
  return node;
}

export default function ({ data, parentElement, setTriggerValue }) {
  drawn.get(parentElement)?.remove();
  const root = element("section", "start");
  drawn.set(parentElement, root);
  root.lang = data.language;
  document.documentElement.lang = data.language;
  root.append(element("h2", "heading", data.heading), element("p", "help", data.help));
  if (data.questions.length > 0) {
    const list = element("ul", "questions");
    const label = element("p", "label", data.label);
    label.id = "label";
    list.setAttribute("aria-labelledby", "label");
    data.questions.forEach((question, number) => {
      const button = element("button", "question", question);
      button.type = "button";
      button.dir = "auto";
      button.addEventListener("click", () => {
        setTriggerValue("choice", number);
        document.querySelector('[data-testid="stChatInputTextArea"]')?.focus();
      });
      const item = element("li", "");
      item.append(button);
      list.append(item);
    });
    root.append(label, list);
  }
  parentElement.append(root);
}
