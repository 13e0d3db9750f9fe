const COPIED_FOR = 2000; // milliseconds
const KEPT = "kildesvar-check";

class Check extends Beside {
  constructor(parent) {
    super(parent, "check");
    this.card = element("div", "card-place");
    this.card.tabIndex = -1;
    this.side.prepend(this.card);
    this.isChosen = false;
    this.wantsFocus = 0;
  }

  draw(anew) {
    const { failure, detail, verdict, draft, selected } = this.data;
    if (anew) {
      this.content.replaceChildren();
      if (failure.length > 0) this.content.append(failureBox(failure, detail));
      if (draft) this.content.append(this.drawDraft(draft));
    }
    // A draft stays as it is beside the verdict on one of its quotes.
    const place = draft ? this.card : this.content;
    if (!draft) this.card.replaceChildren();
    if (anew || this.drawn !== this.data.card) {
      this.drawn = this.data.card;
      if (draft) place.replaceChildren();
      else place.querySelector(".verdict")?.remove();
      if (verdict) place.append(this.drawVerdict(verdict, selected));
    }
    this.root.classList.toggle("chosen", Boolean(draft && verdict));
    for (const node of this.content.querySelectorAll(".quoted")) {
      node.setAttribute("aria-pressed", String(Number(node.dataset.number) === selected));
    }
    if (anew) this.keep();
    if (this.after) {
      this.root.querySelectorAll(".places .number")[this.after]?.focus();
      this.after = null;
    }
  }

  /** Keeps in this tab what no address has room for, and brings it back after a reload. */
  keep() {
    const { fresh, kept } = this.data;
    try {
      if (kept) sessionStorage.setItem(KEPT, JSON.stringify(kept));
      else if (!fresh) sessionStorage.removeItem(KEPT);
      const found = fresh && JSON.parse(sessionStorage.getItem(KEPT));
      if (found) this.send("restore", found);
    } catch {
      // A browser that keeps nothing works as well, but for the reload.
    }
  }

  settle() {
    if (!this.wantsFocus || this.data.selected !== this.wantsFocus) return;
    this.wantsFocus = 0;
    this.revealSide();
    this.card.focus({ preventScroll: true });
  }

  shut() {
    super.shut();
    this.root.classList.toggle("open", this.root.classList.contains("chosen"));
  }

  tone({ tone, sign, label }) {
    const node = element("span", `tone ${tone}`);
    const icon = element("span", "sign", sign);
    icon.setAttribute("aria-hidden", "true");
    node.append(icon, element("span", "", label));
    return node;
  }

  drawVerdict(verdict, selected) {
    const { words } = this.data;
    const box = element("section", `verdict ${verdict.tone}`);
    if (selected) {
      const number = words.quote_number
        .replace("{number}", selected)
        .replace("{count}", this.data.draft.count);
      box.append(element("p", "hint", number));
    }
    const heading = element("h2", "result");
    heading.append(this.tone(verdict));
    box.append(heading, foreign("p", "message", verdict.message));
    box.append(this.drawPair(verdict));
    if (verdict.differences.length > 0) box.append(this.drawDifferences(verdict.differences));
    if (verdict.facts.length > 0) box.append(this.drawFacts(verdict.facts));
    if (verdict.places.length > 0) box.append(this.drawPlaces(verdict));
    if (verdict.nearest) box.append(this.drawNearest(verdict.nearest));
    return box;
  }

  /** The quote and the source beside each other, with what differs marked. */
  drawPair(verdict) {
    const { words } = this.data;
    const pair = element("div", "pair");
    for (const [name, pieces] of [
      [words.the_quote, verdict.quote],
      [words.the_source, verdict.source],
    ]) {
      if (pieces.length === 0) continue;
      const half = element("div", "half");
      const text = foreign("blockquote", "text", "");
      for (const [piece, kind, code] of pieces) {
        if (!kind) {
          text.append(document.createTextNode(piece));
          continue;
        }
        const mark = element("mark", `change kind-${code}`);
        mark.append(element("span", "piece", piece), element("span", "kind", ` ${kind} `));
        text.append(mark);
      }
      half.append(element("h3", "label", name), text);
      pair.append(half);
    }
    return pair;
  }

  drawDifferences(differences) {
    const box = element("div", "differences");
    const list = element("ul", "changes");
    for (const { kind, quote, source } of differences) {
      const row = element("li");
      row.append(element("span", "kind", kind));
      row.append(this.drawWords("mine", quote), element("span", "arrow", " / "));
      row.append(this.drawWords("theirs", source));
      list.append(row);
    }
    box.append(element("h3", "label", this.data.words.differences), list);
    return box;
  }

  /** The words of one side of a difference. */
  drawWords(name, text) {
    return text ? foreign("span", name, text) : element("span", "hint", this.data.words.nothing);
  }

  drawFacts(facts) {
    const list = element("dl", "facts");
    for (const [name, value, note] of facts) {
      const said = element("dd");
      said.append(foreign("span", "value", value));
      if (note) said.append(element("span", "note", ` – ${note}`));
      list.append(element("dt", "", name), said);
    }
    return list;
  }

  drawPlaces({ places, count }) {
    const { words } = this.data;
    const box = element("div", "evidence");
    const list = element("ol", "places");
    places.forEach((place, number) => list.append(this.drawPlace(place, String(number + 1))));
    box.append(element("h3", "label", words.places.replace("{count}", count)), list);
    box.append(this.drawMore(places.length, count));
    return box;
  }

  drawPlace(place, number) {
    const { words } = this.data;
    const row = element("li", "item");
    const label = words.open_place.replace("{title}", () => place.title ?? place.path);
    const opener = this.opening("number", number, `${number}. ${label}`, place.at);
    const text = element("div", "text");
    row.dataset.at = place.at;
    text.append(foreign("p", "title", place.title ?? place.path), placeLine(place, place.date));
    if (place.text) text.append(foreign("p", "passage whole", place.text));
    row.append(opener, text);
    this.wholeRow(row, opener);
    return row;
  }

  drawNearest(nearest) {
    const { words } = this.data;
    const box = element("div", "evidence");
    const list = element("ul", "places");
    list.append(this.drawPlace(nearest, "≈"));
    box.append(element("h3", "label", words.nearest), element("p", "hint", words.nearest_help), list);
    return box;
  }

  drawDraft(draft) {
    const { words } = this.data;
    const box = element("div", "draft");
    box.append(element("p", "summary", draft.summary));
    if (draft.count > 0) {
      box.append(element("p", "hint", words.draft_hint));
      if (navigator.clipboard) box.append(this.drawCopy(draft));
    }
    const text = foreign("div", "manuscript", "");
    for (const piece of draft.pieces) {
      text.append(piece.number ? this.drawQuoted(piece) : document.createTextNode(piece.text));
    }
    box.append(text);
    return box;
  }

  /** A quote within the draft: a span, since a button would not break over lines. */
  drawQuoted(piece) {
    const node = element("span", `quoted ${piece.tone}`);
    node.dataset.number = piece.number;
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    node.append(document.createTextNode(piece.text), this.tone(piece));
    const choose = () => {
      if (String(getSelection())) return;
      this.opener = node;
      this.isChosen = true;
      this.wantsFocus = piece.number;
      this.send("select", piece.number);
    };
    node.addEventListener("click", choose);
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    });
    return node;
  }

  /** A chosen quote shows its verdict first, and the source below or under it. */
  reveal() {
    this.panel.scrollToMark(!this.isChosen);
    if (this.isChosen) this.revealSide();
  }

  revealSide() {
    const fits = this.side.offsetHeight <= innerHeight;
    (fits ? this.side : this.card).scrollIntoView({ block: "nearest" });
  }

  open(at, opener) {
    this.isChosen = false;
    super.open(at, opener);
  }

  drawCopy(draft) {
    const { words } = this.data;
    const copy = button("copy", words.copy_report, async () => {
      let said = words.copied;
      try {
        await navigator.clipboard.writeText(draft.markdown);
      } catch {
        said = words.copy_failed;
      }
      copy.textContent = said;
      this.status.textContent = said;
      setTimeout(() => {
        copy.textContent = words.copy_report;
        this.status.textContent = "";
      }, COPIED_FOR);
    });
    return copy;
  }
}

export default function (component) {
  mount(Check, component);
}
