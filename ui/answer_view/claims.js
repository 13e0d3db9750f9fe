/** What the sources say where they disagree: a card for each claim, beside each other. */
function claimsBox(turn) {
  const { answer, words } = turn.data;
  const box = element("section", "claims");
  const heading = element("h3", "label");
  const sign = element("span", "sign", "≠");
  sign.setAttribute("aria-hidden", "true");
  heading.append(sign, element("span", "", words.disagree));
  const cards = element("ul", "cards");
  answer.disagreement.forEach((claim, number) => {
    cards.append(claimCard(turn, claim, turn.data.claim_dates[number]));
  });
  box.append(heading, element("p", "hint", words.disagree_help), cards);
  return box;
}

function claimCard(turn, claim, date) {
  const { answer, dates, words } = turn.data;
  const card = element("li", claim.newest ? "card newest" : "card");
  const dated = element("p", "dated", date || words.undated);
  if (claim.newest) dated.append(element("span", "tag", words.newest));
  const list = element("ul", "carriers");
  for (const number of claim.citations) {
    const place = turn.place(String(number));
    const source = answer.sources[place.source];
    const row = element("li");
    const text = element("div", "text");
    text.append(foreign("p", "title", source.title ?? source.path));
    // Where only one source says so, its date is the claim's.
    if (claim.citations.length > 1) {
      text.append(element("p", "place", dates[place.source] || words.undated));
    }
    row.append(turn.number(number), text);
    list.append(row);
  }
  card.append(dated, foreign("blockquote", "claim", claim.text), list);
  return card;
}
