/** How the answer was found, folded away; unfolded, it stays so when it is drawn anew. */
function traceBox(turn) {
  const { trace, answer } = turn.data;
  const box = element("details", "trace");
  box.open = turn.showsTrace;
  box.addEventListener("toggle", () => {
    turn.showsTrace = box.open;
  });
  const facts = element("dl", "facts");
  trace.facts.forEach(([name, value]) => {
    facts.append(element("dt", "", name), foreign("dd", "", value));
  });
  box.append(
    element("summary", "", trace.heading),
    element("h3", "label", trace.question),
    facts,
    element("h3", "label", trace.passages),
    element("p", "told", trace.read),
  );
  if (answer.read.length > 0) {
    const list = element("ol", "read");
    list.append(...answer.read.map((place, index) => readRow(turn, place, index)));
    box.append(list, element("p", "hint", trace.scores_help));
  }
  box.append(
    element("h3", "label", trace.why),
    element("p", "told", trace.because),
    element("p", "hint", trace.times),
  );
  return box;
}

function readRow(turn, place, index) {
  const { trace, answer, dates } = turn.data;
  const source = answer.sources[place.source];
  const row = element("li", "passage-read");
  row.dataset.place = place.place;
  const text = element("div", "text");
  const found = place.quote
    ? foreign("p", "span", place.quote)
    : element("p", "span none", trace.no_span);
  if (place.quote && source.language) found.lang = source.language;
  text.append(foreign("p", "title", source.title ?? source.path));
  if (dates[place.source]) text.append(element("p", "place", dates[place.source]));
  text.append(found);
  const note = element("p", "hint", trace.notes[index]);
  if (place.shown) text.append(element("p", "shown", trace.shown));
  text.append(note);
  const opener = turn.opening("copy", trace.open, trace.open_label, place.place, index + 1);
  row.append(element("span", "rank", `${index + 1}.`), text, opener);
  return row;
}
