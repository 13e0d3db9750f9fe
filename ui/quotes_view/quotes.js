class Quotes extends Beside {
  constructor(parent) {
    super(parent, "quotes");
  }

  draw(anew) {
    const { failure, detail, quotes, words } = this.data;
    if (anew) {
      this.content.replaceChildren();
      this.rows = null;
      if (failure.length > 0) this.content.append(failureBox(failure, detail));
      if (quotes) this.drawHead(quotes, words);
      if (quotes?.count > 0) this.drawTable(words);
    }
    if (!this.rows) return;
    const before = this.rows.children.length;
    quotes.rows.slice(before).forEach((row, place) => this.drawRow(row, before + place + 1));
    this.more?.remove();
    this.more = this.drawMore(quotes.rows.length, quotes.count);
    this.content.append(this.more);
    if (this.after) this.rows.children[this.after]?.querySelector("button").focus();
    this.after = null;
  }

  drawHead(quotes, words) {
    const summary = element("p", "summary", quotes.count > 0 ? quotes.summary : words.no_quotes);
    this.content.append(summary);
    if (quotes.note) this.content.append(element("p", "hint", quotes.note));
    if (quotes.count === 0) return;
    const pictures = element("div", "pictures");
    pictures.append(
      barPicture(words.by_speaker, quotes.speakers, words),
      timePicture(words.over_time, quotes.time),
    );
    this.content.append(pictures);
  }

  /** A table with its roles said, since a narrow page shows its rows as blocks. */
  drawTable(words) {
    const table = element("table", "table");
    const head = element("thead");
    const line = element("tr");
    this.names = [words.number, words.speaker, words.title, words.quote, words.source, words.date];
    table.setAttribute("role", "table");
    head.setAttribute("role", "rowgroup");
    line.setAttribute("role", "row");
    for (const name of this.names) {
      const cell = element("th", "", name);
      cell.scope = "col";
      cell.setAttribute("role", "columnheader");
      line.append(cell);
    }
    this.rows = element("tbody");
    this.rows.setAttribute("role", "rowgroup");
    head.append(line);
    table.append(head, this.rows);
    this.content.append(table);
  }

  drawRow(row, number) {
    const { words } = this.data;
    const line = element("tr", "row");
    line.dataset.at = row.at;
    line.setAttribute("role", "row");
    const label = words.open_place
      .replace("{number}", number)
      .replace("{title}", () => row.title ?? row.path);
    const opener = this.opening("number", String(number), label, row.at);
    const speaker = element("span");
    speaker.append(foreign("span", "speaker", row.speaker));
    if (row.likely) speaker.append(element("span", "likely", ` (${row.likely})`));
    const quote = foreign("span", "quote", row.text);
    if (row.language) quote.lang = row.language;
    const source = element("span");
    source.append(foreign("span", "name", row.title ?? row.path));
    if (row.title) source.append(foreign("span", "path", row.path));
    const cells = [opener, speaker, foreign("span", "role", row.role), quote, source];
    [...cells, element("span", "date", row.date)].forEach((content, place) => {
      const cell = element("td");
      cell.setAttribute("role", "cell");
      if (place > 0) {
        const name = element("span", "column-name", this.names[place]);
        name.setAttribute("aria-hidden", "true");
        cell.append(name);
      }
      if (!content.textContent) cell.className = "empty";
      cell.append(content);
      line.append(cell);
    });
    this.wholeRow(line, opener);
    this.rows.append(line);
  }
}

export default function (component) {
  mount(Quotes, component);
}
