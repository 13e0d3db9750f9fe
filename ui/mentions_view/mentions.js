class Mentions extends Beside {
  constructor(parent) {
    super(parent, "mentions");
  }

  draw(anew) {
    const { failure, detail, mentions, words } = this.data;
    if (anew) {
      this.content.replaceChildren();
      this.shown = 0;
      this.group = null;
      this.head = element("div", "overview");
      this.list = element("div", "groups");
      if (failure.length > 0) this.content.append(failureBox(failure, detail));
      else this.content.append(this.head, this.list);
    }
    if (!mentions) return;
    if (anew || this.summary !== mentions.summary) this.drawHead(mentions, words);
    for (const row of mentions.rows.slice(this.shown)) this.drawRow(row);
    this.more?.remove();
    this.more = this.drawMore(mentions.rows.length, mentions.count);
    this.content.append(this.more);
    if (this.after) this.list.querySelectorAll(".number")[this.after]?.focus();
    this.after = null;
  }

  drawHead(mentions, words) {
    this.summary = mentions.summary;
    this.head.replaceChildren(element("p", "summary", mentions.summary));
    this.status.textContent = mentions.searched;
    if (!mentions.searched) return;
    this.head.append(element("p", "searched", mentions.searched));
    if (mentions.count === 0) return;
    const pictures = element("div", "pictures");
    if (mentions.forms.length > 0) {
      pictures.append(barPicture(words.forms_found, mentions.forms, words));
    }
    pictures.append(timePicture(words.mentions_time, mentions.time));
    this.head.append(pictures);
  }

  /** A mention below the heading of its document. */
  drawRow(row) {
    const { words } = this.data;
    if (this.group?.dataset.document !== row.document) {
      this.group = element("section", "group");
      this.group.dataset.document = row.document;
      const heading = element("h3", "title");
      heading.append(foreign("span", "name", row.title ?? row.path));
      heading.append(element("span", "places", ` (${row.places})`));
      this.group.append(heading, placeLine(row, row.date), element("ol", "items"));
      this.list.append(this.group);
    }
    this.shown += 1;
    const number = this.shown;
    const label = words.open_place
      .replace("{number}", number)
      .replace("{title}", () => row.title ?? row.path);
    const item = element("li", "item");
    const opener = this.opening("number", String(number), label, row.at);
    const sentence = foreign("p", "sentence", "");
    if (row.language) sentence.lang = row.language;
    sentence.append(
      document.createTextNode(row.before),
      element("mark", "", row.hit),
      document.createTextNode(row.after),
    );
    const text = element("div", "text");
    text.append(sentence);
    item.dataset.at = row.at;
    item.append(opener, text);
    this.wholeRow(item, opener);
    this.group.querySelector(".items").append(item);
  }
}

export default function (component) {
  mount(Mentions, component);
}
