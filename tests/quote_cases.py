"""Makes quotes to check from texts: unchanged, changed in known ways, and absent.

`python -m benchmarks.quotes cases` runs them on all of NorQuAD's news texts.
"""

import random
import re
from dataclasses import dataclass
from itertools import islice

from corpus.document import BlockKind
from corpus.segment import segment
from corpus.sentences import sentences
from corpus.utterances import find_utterances

COUNTS = {
    "unchanged": 20, "typography": 20, "number": 18, "name": 16, "negation added": 12,
    "negation dropped": 12, "word": 18, "swapped": 16, "unmarked omission": 18,
    "marked omission": 18, "lookalike": 16, "absent": 16,
}  # fmt: skip
NAMES = ["Bergen", "Solberg", "Tromsø", "Lindqvist", "Danmark", "Haugland", "Vesterålen"]
WORDS = ["gråstein", "sykkelhjelm", "forsiktig", "vinterdvale", "strikket", "blomsterbed"]
ALIKE = str.maketrans("aeopcyx", "\u0430\u0435\u043e\u0440\u0441\u0443\u0445")
WORD = re.compile(r"[^\W\d_]+")
SEPARATED = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")


@dataclass(frozen=True)
class Case:
    """A quote, the verdict that is right, and the words that must be named.

    `quoted` and `sourced` are words that the differences must hold on the side of the quote and
    of the source.
    """

    kind: str
    quote: str
    verdict: str
    quoted: tuple[str, ...] = ()
    sourced: tuple[str, ...] = ()


def stretches(text):
    """Returns sentences that lie wholly in one utterance, or in narrative without any."""
    blocks = segment(text)
    spoken = find_utterances(text, blocks)
    found = []
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in sentences(text, block):
            near = [u for u in spoken if u.start < sentence.end and sentence.start < u.end]
            start, end = sentence.start, sentence.end
            if len(near) > 1:
                continue
            if near:
                start, end = max(start, near[0].start), min(end, near[0].end)
            words = text[start:end]
            if "\n" in words or "…" in words or "..." in words or words.startswith(("–", "-")):
                continue
            if words.rstrip('»"”').endswith(("?", "!", ":")) or text[end : end + 1] in "?!":
                continue
            if 8 <= len(WORD.findall(words)) <= 40:
                found.append(words)
    return found


def typography(quote, rng):
    variants = [
        lambda t: f"«{t}»",
        lambda t: f'"{t}"',
        lambda t: f"– {t}",
        lambda t: t.replace(" – ", " - ").replace(" - ", " — "),
        lambda t: t.replace(" ", "  "),
        lambda t: t.replace(" ", "\n", 2),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t[0].swapcase() + t[1:],
        lambda t: t.removesuffix("."),
        lambda t: t.removesuffix(".") + ",",
        lambda t: t.replace("å", "a\u030a").replace("é", "e\u0301"),
        lambda t: t.replace("«", "“").replace("»", "”"),
        lambda t: re.sub(r"(?<=\d) ?%", "\u202f%", t),
        lambda t: re.sub(r"(?<![\d.,])([1-9]\d{0,2}) (?=\d{3}\b(?![.,]?\d))", r"\1.", t),
    ]
    for change in rng.sample(variants, 3):
        quote = change(quote)
    return quote


def replaced(match, text, put):
    return text[: match.start()] + put + text[match.end() :]


def number(quote, rng):
    places = list(re.finditer(r"(?<![\w.,-])\d+(?![\w.,–-])", quote))
    if not places:
        return None
    match = rng.choice(places)
    old = match.group()
    put = str(int(old) + rng.choice([1, 2, 10])) if rng.random() < 0.6 else old[::-1]
    if int(put) == int(old) or re.search(r"\d\s\d", quote):
        return None
    return Case("number", replaced(match, quote, put), "altered", (put,), (old,))


def name(quote, rng):
    places = list(re.finditer(r"(?<=[a-zæøå] )[A-ZÆØÅ][a-zæøå]+(?![\w-])", quote))
    if not places:
        return None
    match, put = rng.choice(places), rng.choice(NAMES)
    if put == match.group():
        return None
    return Case("name", replaced(match, quote, put), "altered", (put,), (match.group(),))


def negation_added(quote, rng):
    places = list(re.finditer(r"\b(?:er|har|var|kan|skal|vil|må|ble)\b", quote))
    if not places or "ikke" in quote:
        return None
    end = rng.choice(places).end()
    return Case("negation added", quote[:end] + " ikke" + quote[end:], "altered", ("ikke",))


def negation_dropped(quote, rng):
    places = list(re.finditer(r" (?:ikke|ikkje|aldri|ingen)(?= )", quote))
    if not places:
        return None
    match = rng.choice(places)
    old = match.group().strip()
    return Case("negation dropped", replaced(match, quote, ""), "altered", (), (old,))


def word(quote, rng):
    places = [m for m in SEPARATED.finditer(quote) if m.group().islower() and len(m.group()) > 4]
    if not places:
        return None
    match, put = rng.choice(places), rng.choice(WORDS)
    return Case("word", replaced(match, quote, put), "altered", (put,), (match.group(),))


def swapped(quote, rng):
    places = [m for m in SEPARATED.finditer(quote) if m.start() and m.group().islower()]
    if len(places) < 6:
        return None
    first = rng.randrange(len(places) - 3)
    one, two = places[first], places[first + rng.choice([1, 1, 2, 3])]
    if one.group() == two.group():
        return None
    between = quote[one.end() : two.start()]
    put = quote[: one.start()] + two.group() + between + one.group() + quote[two.end() :]
    return Case("swapped", put, "altered", (one.group(), two.group()))


def _cut(quote, rng, most):
    places = list(re.finditer(r" ", quote))
    size = rng.randint(1, most)
    if len(places) < size + 6:
        return None
    first = rng.randrange(2, len(places) - size - 2)
    return places[first].end(), places[first + size].start()


def unmarked(quote, rng):
    cut = _cut(quote, rng, 5)
    if cut is None:
        return None
    left = quote[cut[0] : cut[1]]
    after = quote[cut[1] :].lstrip()
    if not WORD.search(left) or after.startswith(left.split()[0]):
        return None
    gone = tuple(WORD.findall(left))
    return Case("unmarked omission", quote[: cut[0]] + after, "altered", (), gone)


def marked(quote, rng):
    cut = _cut(quote, rng, 6)
    if cut is None:
        return None
    sign = rng.choice(["...", "…", "(...)", "[...]", "(…)"])
    return Case("marked omission", f"{quote[: cut[0]]}{sign}{quote[cut[1] :]}", "verbatim")


def lookalike(quote, rng):
    places = [m for m in SEPARATED.finditer(quote) if set(m.group()) & set("aeopcyx")]
    match = rng.choice(places)
    put = match.group().translate(ALIKE)
    return Case("lookalike", replaced(match, quote, put), "altered", (put,), (match.group(),))


MAKERS = {
    "unchanged": lambda quote, rng: Case("unchanged", quote, "verbatim"),
    "typography": lambda quote, rng: Case("typography", typography(quote, rng), "verbatim"),
    "number": number,
    "name": name,
    "negation added": negation_added,
    "negation dropped": negation_dropped,
    "word": word,
    "swapped": swapped,
    "unmarked omission": unmarked,
    "marked omission": marked,
    "lookalike": lookalike,
    "absent": lambda quote, rng: Case("absent", quote, "not_found"),
}


def make_cases(texts, absent, *, seed=7, scale=1.0):
    """Returns the cases: of every kind as many as `COUNTS` says, times `scale`.

    Args:
        texts: The texts of the library.
        absent: Texts that are not in it.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    present = [quote for text in texts for quote in stretches(text)]
    foreign = [quote for text in absent for quote in stretches(text)]
    known = {quote.casefold() for quote in present}
    cases = []
    for kind, count in COUNTS.items():
        pool = [q for q in foreign if q.casefold() not in known] if kind == "absent" else present
        pool = rng.sample(pool, len(pool))
        made = (MAKERS[kind](quote, rng) for quote in pool)
        cases += islice(filter(None, made), round(count * scale))
    return cases


def is_right(case, verdict):
    """Returns whether a verdict is right and names every changed word."""
    return verdict.verdict.value == case.verdict and names_all(case, verdict)


def names_all(case, verdict):
    """Returns whether every changed word is named."""
    mine = " ".join(one.quote for one in verdict.differences)
    theirs = " ".join(one.source for one in verdict.differences)
    return all(w in mine for w in case.quoted) and all(w in theirs for w in case.sourced)
