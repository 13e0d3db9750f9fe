const FIRST = 10;
const MORE = 50;

/** Counts as bars, the longest first; more of them come on demand. */
function barPicture(heading, rows, words) {
  const box = element("section", "picture");
  box.append(element("h3", "label", heading));
  const list = element("ul", "bars");
  const most = Math.max(1, ...rows.map((row) => row.count));
  const append = (from, to) => {
    for (const row of rows.slice(from, to)) {
      const item = element("li", "bar");
      const length = element("span", "length");
      length.style.inlineSize = `${(100 * row.count) / most}%`;
      const track = element("span", "track");
      track.append(length);
      item.append(foreign("span", "name", row.name), track, element("span", "count", row.count));
      list.append(item);
    }
  };
  append(0, FIRST);
  box.append(list);
  if (rows.length > FIRST) {
    const more = button("more", words.show_more, () => {
      append(list.children.length, list.children.length + MORE);
      more.hidden = list.children.length >= rows.length;
    });
    box.append(more);
  }
  return box;
}

/** Counts over time as columns. */
function timePicture(heading, { columns, undated }) {
  const box = element("section", "picture");
  box.append(element("h3", "label", heading));
  const list = element("ol", "columns");
  list.tabIndex = 0;
  list.setAttribute("aria-label", heading);
  const most = Math.max(1, ...columns.map((column) => column.count));
  for (const { name, tick, count } of columns) {
    const item = element("li", "column");
    const height = element("span", "height");
    height.style.blockSize = `${(100 * count) / most}%`;
    const track = element("span", "track");
    track.append(height);
    const said = element("span", "hidden", `${name}: ${count}`);
    const number = element("span", "count", count ? String(count) : "");
    const label = element("span", "tick", tick);
    number.setAttribute("aria-hidden", "true");
    label.setAttribute("aria-hidden", "true");
    item.title = `${name}: ${count}`;
    item.append(said, number, track, label);
    list.append(item);
  }
  if (columns.length > 0) box.append(list);
  if (undated) box.append(element("p", "hint", undated));
  return box;
}
