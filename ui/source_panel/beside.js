const drawn = new WeakMap();

/** A page's results with a source beside them, which the server sends when one is opened. */
class Beside {
  constructor(parent, name) {
    this.root = element("article", `frame beside ${name}`);
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    this.main = element("div", "main");
    this.content = element("div", "content");
    this.side = element("div", "side");
    this.panel = new SourcePanel(() => this.close());
    this.main.append(this.status, this.content);
    this.side.append(this.panel.root);
    this.root.append(this.main, this.side);
    parent.append(this.root);
    this.revision = null;
    this.opened = null;
    this.asked = null;
    this.opener = null;
    const escape = (event) => {
      if (!this.root.isConnected) document.removeEventListener("keydown", escape);
      else if (event.key === "Escape" && !event.defaultPrevented && this.opened !== null) {
        event.preventDefault();
        this.close();
      }
    };
    document.addEventListener("keydown", escape);
  }

  /** Draws what changed; `send` tells the server what was chosen. */
  update(data, send) {
    this.data = data;
    this.send = send;
    this.root.lang = data.words.language;
    document.documentElement.lang = data.words.language;
    const anew = this.revision !== data.revision;
    this.revision = data.revision;
    this.draw(anew);
    const { source } = data;
    if (!source) this.shut();
    else if (anew || this.opened !== source.at) this.show(source);
    this.markOpened();
    this.settle();
  }

  /** Does what can only be done once all is on the page. */
  settle() {}

  show(source) {
    this.opened = source.at;
    this.panel.show({
      words: this.data.words,
      source: source.view,
      date: source.date,
      badge: "",
      sentence: source.mark,
      quote: source.mark,
    });
    this.root.classList.add("open");
    this.reveal();
    // Fonts and the page's own scrolling settle after the first frame.
    setTimeout(() => this.opened === source.at && this.reveal(), 200);
    if (this.asked === source.at) this.panel.focus();
    this.asked = null;
  }

  reveal() {
    this.panel.scrollToMark();
    const [main, side] = [this.main, this.side].map((part) => part.getBoundingClientRect());
    // A source beside the rows makes them narrower and longer, and may move what opened it away.
    if (side.left >= main.right) this.rowOf(this.opened)?.scrollIntoView({ block: "nearest" });
  }

  /** Asks for the source of a place, which `markOpened` finds again by `data-at`. */
  open(at, opener) {
    this.opener = opener;
    if (this.opened === at) {
      this.close();
      return;
    }
    this.asked = at;
    this.send("open", at);
  }

  /** Closes the source and returns to what opened it. */
  close() {
    const at = this.opened;
    this.shut();
    this.markOpened();
    this.send("open", "");
    const back = this.opener?.isConnected ? this.opener : this.openerOf(at);
    back?.focus();
  }

  shut() {
    this.opened = null;
    this.panel.hide();
    this.root.classList.remove("open");
  }

  openerOf(at) {
    return [...this.root.querySelectorAll("button[data-at]")].find((node) => node.dataset.at === at);
  }

  rowOf(at) {
    return this.openerOf(at)?.parentElement.closest("[data-at]");
  }

  markOpened() {
    for (const node of this.root.querySelectorAll("[data-at]")) {
      const opened = node.dataset.at === this.opened;
      node.classList.toggle("opened", opened);
      if (node.matches("button")) node.setAttribute("aria-expanded", String(opened));
    }
  }

  /** A button that opens the source at a place. */
  opening(className, text, label, at) {
    const node = button(className, text, () => this.open(at, node));
    node.dataset.at = at;
    node.setAttribute("aria-label", label);
    node.setAttribute("aria-expanded", "false");
    node.setAttribute("aria-controls", "source");
    return node;
  }

  /** Lets a click anywhere in a row press its button, but not one that selects text. */
  wholeRow(row, opener) {
    row.addEventListener("click", (event) => {
      if (event.target.closest("button") || String(getSelection())) return;
      this.open(opener.dataset.at, opener);
    });
  }

  /** A button that asks for more rows, and moves on to the first of them. */
  drawMore(shown, total) {
    const more = button("more", this.data.words.more.replace("{shown}", shown).replace("{total}", total), () => {
      this.after = shown;
      this.send("more", shown);
    });
    more.hidden = shown >= total;
    return more;
  }
}

function mount(Kind, { data, parentElement, setTriggerValue }) {
  let view = drawn.get(parentElement);
  if (!view?.root.isConnected) {
    view?.root.remove();
    view = new Kind(parentElement);
    drawn.set(parentElement, view);
  }
  view.update(data, setTriggerValue);
}
