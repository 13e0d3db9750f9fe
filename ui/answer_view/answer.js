const OPENED = "kildesvar-opened";
const COPIED_FOR = 2000; // milliseconds
const turns = new WeakMap();
/** The turn whose source was opened last and stays open, null for none. */
let shown = null;

class Turn {
  constructor(parent) {
    this.parent = parent;
    this.root = element("article", "frame turn");
    this.main = element("div", "main");
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    this.content = element("div", "content");
    this.panel = new SourcePanel(() => this.close());
    this.revision = null;
    this.opened = null;
    this.opener = null;
    this.showsTrace = false;
    this.listen(document, "keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || this.opened === null) return;
      event.preventDefault();
      this.close();
    });
    this.listen(document, OPENED, (event) => {
      if (event.detail !== this && this.opened !== null) this.shut();
    });
    this.listen(window, "popstate", () => {
      const wanted = new URL(location.href).searchParams.get("q");
      if (wanted && wanted === this.data.address) this.root.scrollIntoView({ block: "start" });
    });
  }

  /** Listens on the document or window for as long as this is on the page. */
  listen(target, name, act) {
    const listener = (event) => {
      if (this.root.isConnected) act(event);
      else target.removeEventListener(name, listener);
    };
    target.addEventListener(name, listener);
  }

  update(data, send) {
    this.send = send;
    // Streamlit may call with old data after it has called with new.
    if (data.state === "pending" && this.revision !== null) return;
    this.root.classList.toggle("latest", data.latest);
    if (data.revision === this.revision) return;
    const first = this.revision === null;
    const isNew = first || this.data.state === "pending";
    this.revision = data.revision;
    const before = this.opened === null ? null : this.place(this.opened);
    this.data = data;
    this.root.lang = data.words.language;
    document.documentElement.lang = data.words.language;
    if (first) {
      if (data.question) this.main.append(foreign("h2", "question", data.question));
      this.main.append(this.status, this.content);
      this.root.append(this.main, this.panel.root);
      this.parent.append(this.root);
      this.wanted = data.open;
    }
    this.draw();
    if (before) this.keepOpen(before);
    if (data.state === "answered" && this.wanted !== null) {
      const wanted = data.answer.items.find((item) => item.place === String(this.wanted));
      this.wanted = null;
      if (wanted) return this.open(wanted, null);
    }
    // Only now is it known how the question was read, which a reload has to ask again.
    const free = isNew || !shown?.root.isConnected;
    if (data.state === "answered" && data.latest && free) this.address(null);
    // A question that was just asked goes to the top of the window, and its answer comes there.
    if (first && data.latest && data.question) {
      requestAnimationFrame(() => this.root.scrollIntoView({ block: "start" }));
    }
  }

  /** The citation or passage of a name. */
  place(name) {
    const { answer } = this.data;
    return answer && [...answer.items, ...answer.read].find((place) => place.place === name);
  }

  /** After a redraw, keeps a source open where the same name still leads to the same place. */
  keepOpen(before) {
    const now = this.place(this.opened);
    const key = (place) => JSON.stringify([place.source, place.sentence_mark, place.quote_mark]);
    if (!now || key(now) !== key(before)) {
      this.shut();
      this.address(null);
      return;
    }
    this.show(this.opened);
    // The page has just written its own address, which knows of no citation.
    this.address(this.opened);
  }

  draw() {
    const { state, words, answer, failure, detail } = this.data;
    this.content.replaceChildren();
    this.status.className = `status ${state}`;
    this.status.textContent = state === "pending" ? words.searching : "";
    if (state === "failed") this.content.append(failureBox(failure, detail));
    if (state !== "answered") return;
    if (answer.understood) this.content.append(this.drawUnderstood());
    if (answer.suggestion) this.content.append(this.drawSuggestion());
    if (answer.disagreement.length > 0) this.content.append(claimsBox(this));
    this.content.append(answer.answered ? this.drawAnswer() : this.drawRefusal());
    if (answer.items.length > 0) this.content.append(this.drawItems());
    this.content.append(traceBox(this));
  }

  drawUnderstood() {
    const { answer, words } = this.data;
    const line = element("p", "understood", `${words.understood_as}: `);
    const edit = button("copy", words.edit, () => {
      this.send("edit", true);
      document.querySelector('[data-testid="stChatInputTextArea"]')?.focus();
    });
    line.append(foreign("span", "words", answer.understood), edit);
    return line;
  }

  drawSuggestion() {
    const { answer, words } = this.data;
    const [before, after] = words.suggestion.split("{question}");
    const ask = button("suggestion", before, () => this.send("suggest", true));
    ask.append(foreign("span", "words", answer.suggestion), document.createTextNode(after));
    return ask;
  }

  drawAnswer() {
    const { answer, words, probability, searched } = this.data;
    const box = element("div", "verdict");
    // What the sources disagree on is shown as such, and only there: none of it is the answer.
    const claimed = new Set(answer.disagreement.flatMap((claim) => claim.citations));
    const unclaimed = ({ citations }) => !citations.every((number) => claimed.has(number));
    const others = answer.answers.filter(unclaimed);
    if (claimed.size === 0) box.append(...this.drawBest(others.shift()));
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

  /** The answer, and the words before it. */
  drawBest(best) {
    const { answer } = this.data;
    const intro = element("p", "intro", answer.phrases.answer_intro);
    intro.lang = answer.language;
    const quote = element("blockquote", best.text.length > 240 ? "answer long" : "answer");
    quote.append(foreign("span", "words", best.text), this.numbers(best.citations));
    return [intro, quote];
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
    row.dataset.place = item.place;
    const text = element("div", "text");
    const passage = foreign("p", item.quote ? "passage" : "passage whole");
    if (source.language) passage.lang = source.language;
    passage.append(document.createTextNode(item.before));
    if (item.quote) passage.append(element("strong", "", item.quote));
    passage.append(document.createTextNode(item.after));
    const place = placeLine(source, this.data.dates[item.source]);
    text.append(foreign("p", "title", source.title ?? source.path), place, passage);
    if (navigator.clipboard) text.append(this.drawCopy(item));
    row.append(this.number(item.place), text);
    row.addEventListener("click", (event) => {
      if (event.target.closest("button") || String(getSelection())) return;
      this.open(item, row.querySelector(".number"));
    });
    return row;
  }

  drawCopy(item) {
    const { words } = this.data;
    const name = item.quote ? words.copy : words.copy_passage;
    const copy = button("copy", name, async () => {
      try {
        await navigator.clipboard.writeText(item.quote || item.before);
        this.say(copy, words.copied, name);
      } catch {
        this.say(copy, words.copy_failed, name);
      }
    });
    return copy;
  }

  /** Says on a button what became of it, and after a while its name again. */
  say(copy, text, name) {
    copy.textContent = text;
    this.status.textContent = text;
    setTimeout(() => {
      copy.textContent = name;
      this.status.textContent = "";
    }, COPIED_FOR);
  }

  numbers(citations) {
    const group = element("span", "numbers");
    group.append(...citations.map((number) => this.number(number)));
    return group;
  }

  /** The button of a citation or of one of the nearest passages. */
  number(number) {
    return this.opening("number", String(number), this.data.words.source, String(number), number);
  }

  /** A button that opens the source at a place; `label` has holes for number and title. */
  opening(className, text, label, name, number) {
    const place = this.place(name);
    const node = button(className, text, () => {
      if (this.opened === name) this.close();
      else this.open(place, node);
    });
    const source = this.data.answer.sources[place.source];
    const named = label
      .replace("{number}", number)
      .replace("{title}", () => source.title ?? source.path);
    node.dataset.place = name;
    node.setAttribute("aria-label", named);
    node.setAttribute("aria-expanded", "false");
    node.setAttribute("aria-controls", "source");
    return node;
  }

  open(place, opener) {
    this.opener = opener;
    this.show(place.place);
    document.dispatchEvent(new CustomEvent(OPENED, { detail: this }));
    this.address(place.place);
    if (opener) this.panel.focus();
  }

  show(name) {
    const item = this.place(name);
    if (!item) return;
    this.opened = name;
    shown = this;
    this.panel.show({
      words: this.data.words,
      source: this.data.answer.sources[item.source],
      date: this.data.dates[item.source],
      badge: this.cites(name) ? name : "",
      sentence: item.sentence_mark,
      quote: item.quote_mark,
    });
    this.root.classList.add("open");
    this.markOpened();
    this.panel.scrollToMark();
    // Fonts and the page's own scrolling settle after the first frame.
    setTimeout(() => this.opened === name && this.panel.scrollToMark(), 200);
  }

  /** Whether a name is that of an item, which has a number and an address. */
  cites(name) {
    return this.data.answer.items.some((item) => item.place === name);
  }

  /** Closes the source and returns to what opened it. */
  close() {
    const name = this.opened;
    this.shut();
    this.address(null);
    const opener = this.opener?.isConnected ? this.opener : null;
    (opener ?? this.main.querySelector(`button[data-place="${name}"]`))?.focus();
  }

  shut() {
    this.opened = null;
    if (shown === this) shown = null;
    this.panel.hide();
    this.root.classList.remove("open");
    this.markOpened();
  }

  markOpened() {
    for (const node of this.main.querySelectorAll("[data-place]")) {
      const opened = node.dataset.place === this.opened;
      node.classList.toggle("opened", opened);
      if (node.matches("button")) node.setAttribute("aria-expanded", String(opened));
    }
  }

  /** The address always leads back to the citation that is open; changing it makes no rerun. */
  address(name) {
    const url = new URL(location.href);
    if (this.data.address) url.searchParams.set("q", this.data.address);
    if (name === null || !this.cites(name)) url.searchParams.delete("c");
    else url.searchParams.set("c", name);
    history.replaceState(history.state, "", url);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let turn = turns.get(parentElement);
  if (turn?.data.question !== data.question) {
    turn?.root.remove();
    turn = new Turn(parentElement);
    turns.set(parentElement, turn);
  }
  // Streamlit runs a cleanup for calls that a later one has overtaken, too, so there is none:
  // what is no longer on the page stops listening by itself.
  turn.update(data, setTriggerValue);
}
