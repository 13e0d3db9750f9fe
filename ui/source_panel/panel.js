// Everything from a question or a document becomes a text node; nothing is ever parsed.

function element(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** An element for words from outside, whose writing direction stays inside it. */
function foreign(tag, className, text) {
  const node = element(tag, `foreign ${className}`, text);
  node.dir = "auto";
  return node;
}

function button(className, text, action) {
  const node = element("button", className, text);
  node.type = "button";
  node.addEventListener("click", action);
  return node;
}

/** What went wrong and what to do. */
function failureBox([heading, help], detail) {
  const box = element("div", "failure");
  box.setAttribute("role", "alert");
  box.append(element("h3", "", heading), element("p", "", help));
  if (detail) box.append(foreign("p", "detail", detail));
  return box;
}

/** The date and the file of a source. */
function placeLine(source, date) {
  const line = element("p", "place");
  if (date) line.append(element("span", "", date));
  if (source.title) line.append(foreign("span", "path", source.path));
  return line;
}

/** A source with a passage marked, scrolled to it. */
class SourcePanel {
  constructor(close) {
    this.close = close;
    this.root = element("section", "panel");
    this.root.hidden = true;
    this.root.id = "source";
    this.root.tabIndex = -1;
    this.root.setAttribute("aria-labelledby", "source-title");
    this.paper = null;
  }

  /** Shows a source; `sentence` and `quote` are marks, `badge` may be empty. */
  show({ words, source, date, badge, sentence, quote }) {
    const head = element("header", "head");
    const title = foreign("h3", "title", source.title ?? source.path);
    title.id = "source-title";
    const close = button("close", "×", () => this.close());
    close.setAttribute("aria-label", words.close);
    close.title = words.close;
    const names = element("div", "names");
    names.append(title, placeLine(source, date));
    if (badge) head.append(element("span", "badge", badge));
    head.append(names, close);
    this.paper = element("div", "paper");
    this.paper.tabIndex = 0;
    this.paper.setAttribute("role", "document");
    this.paper.setAttribute("aria-labelledby", "source-title");
    if (source.language) this.paper.lang = source.language;
    if (source.clipped) {
      const note = element("p", "clipped", words.clipped);
      note.lang = words.language;
      this.paper.append(note);
    }
    for (const [start, end, kind] of source.blocks) {
      this.paper.append(this.drawBlock(source.text, start, end, kind, sentence, quote));
    }
    this.root.replaceChildren(head, this.paper);
    this.root.hidden = false;
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.paper = null;
  }

  focus() {
    this.root.focus({ preventScroll: true });
  }

  /** A block of the source, cut where the sentence and the quote begin and end. */
  drawBlock(text, start, end, kind, [from, to], [first, last]) {
    const node = foreign(kind === "heading" ? "h4" : "p", kind, "");
    const cuts = [start, end, from, to, first, last]
      .filter((cut) => cut >= start && cut <= end)
      .sort((one, other) => one - other);
    for (let place = 0; place + 1 < cuts.length; place += 1) {
      const [here, next] = [cuts[place], cuts[place + 1]];
      if (here === next) continue;
      const piece = document.createTextNode(text.slice(here, next));
      const quoted = here >= first && next <= last;
      const marked = here >= from && next <= to;
      if (!quoted && !marked) node.append(piece);
      else {
        const mark = element("mark", quoted ? "quote" : "sentence");
        mark.append(piece);
        node.append(mark);
      }
    }
    return node;
  }

  /** Scrolls to the mark; `page` says whether the page may move, too. */
  scrollToMark(page = true) {
    if (!this.paper) return;
    const mark = this.paper.querySelector("mark.quote") ?? this.paper.querySelector("mark");
    if (page) this.root.scrollIntoView({ block: "nearest" });
    if (!mark) return;
    const [inner, outer] = [mark.getBoundingClientRect(), this.paper.getBoundingClientRect()];
    const middle = Math.max(0, (outer.height - inner.height) / 2);
    this.paper.scrollTop += inner.top - outer.top - middle;
  }
}
