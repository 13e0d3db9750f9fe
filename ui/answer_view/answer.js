// Everything from a question or a document becomes a text node; nothing is ever parsed.

const OPENED = "kildesvar-opened";
const COPIED_FOR = 2000; // milliseconds
const turns = new WeakMap();

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

class Turn {
  constructor(parent) {
    this.parent = parent;
    this.root = element("article", "turn");
    this.main = element("div", "main");
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    this.content = element("div", "content");
    this.panel = element("section", "panel");
    this.panel.hidden = true;
    this.panel.id = "source";
    this.panel.tabIndex = -1;
    this.panel.setAttribute("aria-labelledby", "source-title");
    this.revision = null;
    this.opened = null;
    this.opener = null;
    this.listen("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || this.opened === null) return;
      event.preventDefault();
      this.close();
    });
    this.listen(OPENED, (event) => {
      if (event.detail !== this && this.opened !== null) this.shut();
    });
  }

  /** Listens on the document for as long as this is on the page. */
  listen(name, act) {
    const listener = (event) => {
      if (this.root.isConnected) act(event);
      else document.removeEventListener(name, listener);
    };
    document.addEventListener(name, listener);
  }

  update(data) {
    // Streamlit may call with old data after it has called with new.
    if (data.state === "pending" && this.revision !== null) return;
    this.root.classList.toggle("latest", data.latest);
    if (data.revision === this.revision) return;
    const first = this.revision === null;
    this.revision = data.revision;
    this.data = data;
    this.root.lang = data.words.language;
    document.documentElement.lang = data.words.language;
    if (first) {
      if (data.question) this.main.append(foreign("h2", "question", data.question));
      this.main.append(this.status, this.content);
      this.root.append(this.main, this.panel);
      this.parent.append(this.root);
      this.wanted = data.open;
    }
    this.draw();
    if (this.opened !== null) {
      this.show(this.opened);
      // The page has just written its own address, which knows of no citation.
      this.address(this.opened);
    }
    if (data.state === "answered" && this.wanted !== null) {
      const wanted = this.item(this.wanted);
      this.wanted = null;
      if (wanted) return this.open(wanted, null);
    }
    // A question that was just asked goes to the top of the window, and its answer comes there.
    if (first && data.latest && data.question) {
      requestAnimationFrame(() => this.root.scrollIntoView({ block: "start" }));
    }
  }

  item(number) {
    return this.data.answer?.items.find((item) => item.number === number);
  }

  draw() {
    const { state, words, answer, failure, detail } = this.data;
    this.content.replaceChildren();
    this.status.className = `status ${state}`;
    this.status.textContent = state === "pending" ? words.searching : "";
    if (state === "failed") this.content.append(this.drawFailure(failure, detail));
    if (state !== "answered") return;
    this.content.append(answer.answered ? this.drawAnswer() : this.drawRefusal());
    if (answer.items.length > 0) this.content.append(this.drawItems());
  }

  drawFailure([heading, help], detail) {
    const box = element("div", "failure");
    box.setAttribute("role", "alert");
    box.append(element("h3", "", heading), element("p", "", help));
    if (detail) box.append(foreign("p", "detail", detail));
    return box;
  }

  drawAnswer() {
    const { answer, words, probability, searched } = this.data;
    const box = element("div", "verdict");
    const [best, ...others] = answer.answers;
    const intro = element("p", "intro", answer.phrases.answer_intro);
    intro.lang = answer.language;
    const quote = element("blockquote", best.text.length > 240 ? "answer long" : "answer");
    quote.append(foreign("span", "words", best.text), this.numbers(best.citations));
    box.append(intro, quote);
    if (others.length > 0) {
      box.append(element("h3", "label", words.other_wordings));
      const list = element("ul", "others");
      for (const other of others) {
        const row = element("li");
        row.append(foreign("span", "words", other.text), this.numbers(other.citations));
        list.append(row);
      }
      box.append(list);
    }
    box.append(element("p", "certainty", `${probability} · ${searched}`));
    return box;
  }

  drawRefusal() {
    const { answer, searched } = this.data;
    const box = element("div", "verdict");
    const unknown = element("p", "answer", answer.phrases.unknown);
    const detail = element("p", "detail", answer.phrases.unknown_detail);
    unknown.lang = answer.language;
    detail.lang = answer.language;
    box.append(unknown, detail, element("p", "certainty", searched));
    return box;
  }

  drawItems() {
    const { answer, words } = this.data;
    const box = element("div", "evidence");
    const heading = element("h3", "label", answer.answered ? words.sources : answer.phrases.nearest);
    if (!answer.answered) heading.lang = answer.language;
    const list = element("ol", "items");
    list.append(...answer.items.map((item) => this.drawItem(item)));
    box.append(heading, element("p", "hint", words.open_hint), list);
    return box;
  }

  drawItem(item) {
    const source = this.data.answer.sources[item.source];
    const row = element("li", "item");
    row.dataset.number = item.number;
    const text = element("div", "text");
    const passage = foreign("p", item.quote ? "passage" : "passage whole");
    if (source.language) passage.lang = source.language;
    passage.append(document.createTextNode(item.before));
    if (item.quote) passage.append(element("strong", "", item.quote));
    passage.append(document.createTextNode(item.after));
    text.append(foreign("p", "title", source.title ?? source.path), this.drawPlace(item), passage);
    if (navigator.clipboard) text.append(this.drawCopy(item));
    row.append(this.number(item.number), text);
    row.addEventListener("click", (event) => {
      if (event.target.closest("button") || String(getSelection())) return;
      this.open(item, row.querySelector(".number"));
    });
    return row;
  }

  /** The date and the file of a source. */
  drawPlace(item) {
    const source = this.data.answer.sources[item.source];
    const line = element("p", "place");
    const date = this.data.dates[item.source];
    if (date) line.append(element("span", "", date));
    if (source.title) line.append(foreign("span", "path", source.path));
    return line;
  }

  drawCopy(item) {
    const { words } = this.data;
    const copy = button("copy", words.copy, async () => {
      try {
        await navigator.clipboard.writeText(item.quote || item.before);
        this.say(copy, words.copied);
      } catch {
        this.say(copy, words.copy_failed);
      }
    });
    return copy;
  }

  say(copy, text) {
    copy.textContent = text;
    this.status.textContent = text;
    setTimeout(() => {
      copy.textContent = this.data.words.copy;
      this.status.textContent = "";
    }, COPIED_FOR);
  }

  numbers(citations) {
    const group = element("span", "numbers");
    group.append(...citations.map((number) => this.number(number)));
    return group;
  }

  number(number) {
    const item = this.item(number);
    const node = button("number", String(number), () => {
      if (this.opened === number) this.close();
      else this.open(item, node);
    });
    const source = this.data.answer.sources[item.source];
    const label = this.data.words.source
      .replace("{number}", number)
      .replace("{title}", () => source.title ?? source.path);
    node.dataset.number = number;
    node.setAttribute("aria-label", label);
    node.setAttribute("aria-expanded", "false");
    node.setAttribute("aria-controls", "source");
    return node;
  }

  open(item, opener) {
    this.opener = opener;
    this.show(item.number);
    document.dispatchEvent(new CustomEvent(OPENED, { detail: this }));
    this.address(item.number);
    if (opener) this.panel.focus({ preventScroll: true });
  }

  show(number) {
    const item = this.item(number);
    if (!item) return;
    this.opened = number;
    this.drawPanel(item);
    this.panel.hidden = false;
    this.root.classList.add("open");
    this.markOpened();
    this.scrollToMark();
    // Fonts and the page's own scrolling settle after the first frame.
    setTimeout(() => this.opened === number && this.scrollToMark(), 200);
  }

  /** Closes the source and returns to the number that opened it. */
  close() {
    const number = this.opened;
    this.shut();
    this.address(null);
    const back = this.opener ?? this.main.querySelector(`.number[data-number="${number}"]`);
    back?.focus();
  }

  shut() {
    this.opened = null;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.root.classList.remove("open");
    this.markOpened();
  }

  markOpened() {
    for (const node of this.main.querySelectorAll("[data-number]")) {
      const opened = Number(node.dataset.number) === this.opened;
      node.classList.toggle("opened", opened);
      if (node.matches("button")) node.setAttribute("aria-expanded", String(opened));
    }
  }

  /** The address always leads back to what is open; changing it here makes no rerun. */
  address(number) {
    const url = new URL(location.href);
    if (number === null) url.searchParams.delete("c");
    else {
      url.searchParams.set("q", this.data.question);
      url.searchParams.set("c", number);
    }
    history.replaceState(history.state, "", url);
  }

  drawPanel(item) {
    const { answer, words } = this.data;
    const source = answer.sources[item.source];
    const head = element("header", "head");
    const title = foreign("h3", "title", source.title ?? source.path);
    title.id = "source-title";
    const close = button("close", "×", () => this.close());
    close.setAttribute("aria-label", words.close);
    close.title = words.close;
    const names = element("div", "names");
    names.append(title, this.drawPlace(item));
    head.append(element("span", "badge", String(item.number)), names, close);
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
      this.paper.append(this.drawBlock(source.text, start, end, kind, item));
    }
    this.panel.replaceChildren(head, this.paper);
  }

  /** A block of the source, cut where the sentence and the quote begin and end. */
  drawBlock(text, start, end, kind, item) {
    const node = foreign(kind === "heading" ? "h4" : "p", kind, "");
    const [from, to] = item.sentence_mark;
    const [first, last] = item.quote_mark;
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

  scrollToMark() {
    const mark = this.paper.querySelector("mark.quote") ?? this.paper.querySelector("mark");
    this.panel.scrollIntoView({ block: "nearest" });
    if (!mark) return;
    const [inner, outer] = [mark.getBoundingClientRect(), this.paper.getBoundingClientRect()];
    const middle = Math.max(0, (outer.height - inner.height) / 2);
    this.paper.scrollTop += inner.top - outer.top - middle;
  }
}

export default function ({ data, parentElement }) {
  let turn = turns.get(parentElement);
  if (turn?.data.question !== data.question) {
    turn?.root.remove();
    turn = new Turn(parentElement);
    turns.set(parentElement, turn);
  }
  // Streamlit runs a cleanup for calls that a later one has overtaken, too, so there is none:
  // what is no longer on the page stops listening by itself.
  turn.update(data);
}
