"""Reads a speaker where one stands: "Norsk Fisks administrerende direktør Kari Nordmann (Ap)"."""

import re
from dataclasses import replace

from corpus.english_titles import without_titles
from corpus.names import is_first_name
from corpus.speakers import (
    BODY,
    BODY_NOUNS,
    CHANNEL,
    MODIFIERS,
    NAME,
    ORGANISATION,
    PARTIES,
    SAME_BODY,
    Mention,
    has_role,
    indefinite,
    is_role,
    lower_title,
    plain,
    prefix,
    split_title,
)

REACH = 240
"""How far behind its beginning a mention is read, in characters."""

_PRONOUN = re.compile(r"(?:han|hun|ho|hen|vedkommende|vedkommande|de|dei)(?![\w-])(?! [A-ZÆØÅ])")
_NOT_SPEAKERS = re.compile(
    r"(?:jeg|eg|vi|me|du|dere|dykk|man|alle|meg|oss|at|og|som|om|for|i|på|til|ikke|ikkje|her|der|når"
    r"|hva|kva|hvor|kor|seg|sin|sitt|sine|å|av|med|mer|meir|hvis|dette|ja|nei)\b"
)
_ARTICLE = re.compile(
    r"(?:en|ein|ei|et|eit|flere|fleire|mange|to|tre|fire|noen|nokre|nokon|det|den|de|dei)\s"
)
_THAT = re.compile(r"(?:det|den|de|dei)\s")
_DETERMINER = re.compile(
    r"(?<![\w-])(?:den|det|de|vår|sin|hans|hennes|en|ein|ei|et|en av|ein av|både)\s+", re.IGNORECASE
)
_STOP = frozenset(
    "til etter under om at da mens før som på med mot overfor foran når mandag tirsdag onsdag"
    " torsdag fredag lørdag laurdag søndag sundag måndag tysdag nå no også selv sjølv der her"
    " ikke ikkje blant via gjennom uten utan over då medan idet fordi".split()
)
_PLACE = frozenset("i ved hos for fra frå av".split())
_GOES_ON = re.compile(r"(?:og|i|ved|hos|for|fra|frå|av)\b")
_WORD = re.compile(r"(?:adm|dir|ass|fung|kst|stv)\.(?=\s)|[\w’'][\w’'-]*")
_BRACKET = re.compile(r"\s?\((?P<inside>[^()\n]{1,40})\)")
_AT = re.compile(rf"\s(?:i|ved|hos|fra|frå)\s(?P<org>{ORGANISATION})")
_APPOSITION = re.compile(
    r",\s(?:som (?:til dagleg |til daglig )?er\s)?(?P<words>[^.,;:!?()«»\n–]{2,110})"
)
_TITLE_AT = re.compile(rf"(?P<title>.*?)\s(?:i|ved|på|hos|fra|frå|for)\s(?P<org>{ORGANISATION})")
_OWN = re.compile(rf"(?P<org>{NAME.pattern})s\s(?P<title>.+)")
_BODY_OR_PLACE = re.compile(
    rf"\s(?P<body>{ORGANISATION}|[^,.;:!?()«»]{{2,60}}?)(?P<comma>,?)\s(?P<name>{NAME.pattern})"
)
_CHANNEL_OWNER = re.compile(rf"({CHANNEL})s\s")
_TITLES_NAME = re.compile(
    rf",\s(?P<titles>(?:(?:og\s)?[a-zæøåäöéü-]+(?:\s[a-zæøåäöéü-]+){{0,2}},?\s){{1,4}}?)(?P<name>{NAME.pattern})"
)
_BODY_COMMA = re.compile(
    rf"(?P<body>\s[A-ZÆØÅ][^.,;:!?()«»\n]{{1,110}}),\s(?P<more>(?:[a-zæøå]+\s){{0,3}})(?P<name>{NAME.pattern})"
)
_FROM = re.compile(r"[a-zæøå]+(?:ske|åringe?|gamle)|\d+-årige")
_BREAK = re.compile(r"[.?!:;(«»–\n]\s?")
_BODY_OWNER = re.compile(r"(?:forbundet|laget|selskapet|instituttet|partiet|politiet)$")
_BODY_TAIL = re.compile(rf"\s(?:{BODY_NOUNS})\b(?!-)")
_FINITE = ("er", "ar", "te", "de", "et", "a")
"""The endings of a verb that stands behind its subject."""
_DOCTOR = re.compile(r"(?:dr\.\s)?")
_LONG_TITLE = 5
_MOST_WORDS = 14


def mention_at(  # noqa: C901, PLR0912 - one loop over the words of a noun phrase
    text: str, start: int, end: int, *, initial: bool = False
) -> Mention | None:
    """Returns the speaker that stands at `start`, as after the verb in "sier Hansen".

    Args:
        text: The canonical text.
        start: Where the mention would begin.
        end: Where to stop reading.
        initial: Whether a sentence begins here, so that a title has a capital.
    """
    if (match := _PRONOUN.match(text, start, end)) is not None:
        return Mention(start, match.end(), pronoun=match.group())
    if _NOT_SPEAKERS.match(text, start, end):
        return None
    title: list[str] = []
    channel = _CHANNEL_OWNER.match(text, start, end)
    owner = channel[1] if channel else None
    place = last = channel.end() if channel else start
    for _ in range(_MOST_WORDS):
        run = NAME.match(text, place, end)
        if run is not None:
            first = initial and place == start
            roles, name = split_title(without_titles(run.group().split()), initial=first)
            title += roles
            last = run.end()
            if name and not _is_owner(text, name[-1], last, end):
                # The name is the tail of the run: no search for a text that may repeat.
                before = len(run.group().split()) - len(name)
                begin = last - len(run.group().split(maxsplit=before)[-1])
                body = _BODY_TAIL.match(text, last, end)
                last = body.end() if body else last
                named = Mention(start, last, plain(text[begin:last]), _title(title), owner)
                return _with_rest(text, named, end)
            owner = _owner(name, initial=first) if name else owner
        else:
            word = _title_word(text, place, end, title)
            if word is None:
                break
            last = word.end()
            if word.group() in _PLACE:
                so_far = Mention(start, place - 1, None, " ".join(title), owner)
                return _with_place(text, so_far, last, end)
            title.append(word.group())
        introduced = has_role(" ".join(title)) or (title and _THAT.match(text, start))
        if text[last : last + 1] == "," and introduced:
            listed = _TITLES_NAME.match(text, last, end)
            if listed is not None and _are_titles(listed["titles"]):
                # "Norsk-eier, investor og tidligere leder Kari Nordmann"
                whole = f"{' '.join(title)}, {listed['titles']}"
                named = Mention(start, listed.end(), plain(listed["name"]), _title([whole]), owner)
                return _with_rest(text, named, end)
            behind = _behind_comma(text, last + 2, end)
            if behind is None:
                break
            last = behind.end()
            if behind.re is NAME:
                named = Mention(start, last, plain(behind.group()), _title(title), owner)
                return _with_rest(text, named, end)
            title = [*title[:-1], f"{title[-1]},", behind.group()] if title else [behind.group()]
        if text[last : last + 1] not in (" ", "\n"):
            break
        doctor = _DOCTOR.match(text, last + 1, end)
        place = doctor.end() if doctor else last + 1
    return _unnamed(text, Mention(start, last, None, " ".join(title), owner))


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_first_name(words[0])


def _are_titles(words: str) -> bool:
    """Returns whether "investor og tidligere leder" is titles and nothing else."""
    if not words:
        return True
    items = [item.split() for item in re.split(r",\s(?:og\s)?|\sog\s|^og\s", words.strip(" ,"))]
    return all(
        item and is_role(item[-1]) and all(word in MODIFIERS for word in item[:-1])
        for item in items
    )


def _behind_comma(text: str, place: int, end: int) -> re.Match[str] | None:
    """Returns the name or the further title behind "lederen, "."""
    run = NAME.match(text, place, end)
    if run is not None:
        return None if split_title(run.group().split())[0] else run
    word = _WORD.match(text, place, end)
    return word if word and word.group().islower() and is_role(word.group()) else None


def _title_word(text: str, place: int, end: int, title: list[str]) -> re.Match[str] | None:
    """Returns the next word of a title, None where the mention ends before it."""
    word = _WORD.match(text, place, end)
    if word is None or word.group() in _STOP:
        return None
    closed = title and is_role(title[-1]) and not _GOES_ON.match(text, place, end)
    return None if closed else word


def _is_owner(text: str, word: str, place: int, end: int) -> bool:
    """Returns whether a genitive goes on to a title, as in "Norsk Fisks direktør"."""
    if not word.endswith(("s", "’", "'")) or text[place : place + 1] not in (" ", "\n"):
        return False
    following = text[place + 1 : min(end, place + 60)].split()[:4]
    for number, after in enumerate(following):
        if is_role(after.strip(".,:;")):
            return True
        if not after[:1].islower() or after in _STOP | _PLACE:
            # A foreign title: "Norges quarterback Ola Nordmann".
            full = len(following) > number + 1 and following[number + 1][:1].isupper()
            return number > 0 and after[:1].isupper() and full
    return False


def _unnamed(text: str, mention: Mention) -> Mention | None:
    """Returns the mention of a title alone, cut behind its last role."""
    words = (mention.title or "").split()
    if not words:
        return None
    vague = bool(_ARTICLE.match(text, mention.start))
    roles = [place for place, word in enumerate(words) if is_role(word.strip(".,"))]
    noun = len(words) > 2 and words[-1].endswith(("en", "a", "et"))
    if not roles and not noun and _THAT.match(text, mention.start):
        return None
    kept = words[: roles[-1] + 1] if roles else words if vague else words[:1]
    end = mention.start
    for word in kept:
        end = text.index(word, end) + len(word)
    title = _DETERMINER.sub("", " ".join(kept))
    return replace(mention, end=end, title=title or None, is_vague=vague)


def _with_place(text: str, mention: Mention, place: int, end: int) -> Mention | None:
    """Reads on behind "i", "ved", "for": the organisation, and the name behind it."""
    title = mention.title or ""
    if not has_role(title):
        return _unnamed(text, mention)
    behind = _BODY_COMMA.match(text, place, end)
    if behind is not None and _is_full_name(behind["name"]) and _are_titles(behind["more"]):
        # "leder i Norsk Fisk på Røros, advokat Kari Nordmann"
        org = re.compile(rf"\s({ORGANISATION})").match(behind["body"])
        more = f", {behind['more'].strip()}" if behind["more"] else ""
        words: str | None = (_title(title.split()) or title) + more
        body = plain(org[1]) if org else None
        if org and body and behind["body"][org.end() : org.end() + 2].strip().islower():
            # "leder for Norsk Fisks avdeling i Bodø"
            body = body.removesuffix("s")
        own = mention.organisation or body
        named = Mention(mention.start, behind.end(), plain(behind["name"]), words, own)
        return _with_rest(text, named, end)
    found = _BODY_OR_PLACE.match(text, place, end)
    name = split_title(found["name"].split())[1] if found else []
    known = found and (found["comma"] or found["body"][:1].isupper())
    full = _is_full_name(" ".join(name))
    if found is None or not name or not (known or (full and " " not in found["body"])):
        org = re.compile(rf"\s(?P<org>{ORGANISATION})").match(text, place, end)
        alone = _unnamed(text, mention)
        if alone is None or org is None:
            return alone
        return replace(alone, end=org.end(), organisation=alone.organisation or plain(org["org"]))
    body = plain(found["body"])
    words = _title(title.split())
    if words and not body[:1].isupper():
        words += f" {text[mention.end : place].strip()} {body}"
    own = body if body[:1].isupper() else None
    mention = Mention(
        mention.start, found.end(), " ".join(name), words, mention.organisation or own
    )
    return _with_rest(text, mention, end)


def _title(words: list[str]) -> str | None:
    """Returns the title in front of a name, in its indefinite form and without an article."""
    whole = " ".join(words).strip(" ,")
    joined = _DETERMINER.sub("", whole).strip(" ,")
    parts = joined.split()
    if not parts:
        return None
    if not has_role(joined):
        # "en preget Hansen" has no title; "ektemannen Hansen" and "skiløperen Hansen" have.
        single = len(parts) == 1 and joined == whole and parts[0].endswith(("en", "a"))
        return parts[0].removesuffix("en") if single and len(parts[0]) > _LONG_TITLE else None
    return lower_title(" ".join([*parts[:-1], indefinite(parts[-1])]))


def _with_rest(text: str, mention: Mention, end: int) -> Mention:
    """Adds what stands behind a name: "(Ap)", "i Norsk Laks", ", leder i Norsk Laks"."""
    bracket = _BRACKET.match(text, mention.end, end)
    if bracket is not None and (bracket["inside"] in PARTIES or bracket["inside"].isdigit()):
        party = bracket["inside"] if bracket["inside"] in PARTIES else mention.organisation
        mention = replace(mention, end=bracket.end(), organisation=party)
    if mention.title:
        mention = replace(mention, organisation=mention.organisation or prefix(mention.title))
        place = None if mention.organisation else _AT.match(text, mention.end, end)
        if place is not None:
            return replace(mention, end=place.end(), organisation=plain(place["org"]))
        return mention
    apposition = _APPOSITION.match(text, mention.end, end)
    title, organisation = _title_of(apposition["words"]) if apposition else (None, None)
    if apposition is None or title is None:
        return mention
    organisation = mention.organisation or organisation
    return replace(mention, end=apposition.end(), title=title, organisation=organisation)


def _title_of(words: str) -> tuple[str | None, str | None]:
    """Returns the title and the organisation in "fagleder for fisk i Norsk Laks"."""
    if words.startswith("som ") or not has_role(" ".join(words.split()[:6])):
        return None, None
    found = _TITLE_AT.match(words)
    title, organisation = (found["title"], plain(found["org"])) if found else (words, None)
    if found and organisation and organisation.endswith("s") and words[found.end() :].strip():
        organisation = None
    own = _OWN.match(title)
    if own is not None:
        title, organisation = own["title"], own["org"]
    title = _DETERMINER.sub("", title).strip()
    if len(title.split()) > _LONG_TITLE:
        title = re.split(r"\s(?:og|av|som)\s", title)[0]
    names = [run for run in NAME.findall(title) if len(run.split()) > 1 and not has_role(run)]
    is_title = has_role(title) and not names and not _is_clause(title)
    return (title, organisation) if is_title else (None, None)


def _is_clause(words: str) -> bool:
    """Returns whether a verb opens the words behind a name: "Kari Nordmann, støtter rektoren"."""
    verb, _, rest = words.partition(" ")
    what = rest.partition(" ")[0]
    is_verb = verb.endswith(_FINITE) and not is_role(verb) and verb not in MODIFIERS
    return is_verb and is_role(what) and indefinite(what) != what


def titles_around(text: str, start: int, end: int, title: str) -> tuple[str | None, str | None]:
    """Returns the title and the organisation that stand before and after a full name.

    Args:
        text: The canonical text.
        start: Where the name begins.
        end: Where it ends.
        title: A title in the run of capitalised words before the name, "" where there is none.
    """
    own: str | None
    if title:
        own, body = _title((title.split("s ", 1)[-1]).split()), None
    else:
        own, body = _title_before(_BREAK.split(text[max(0, start - 100) : start])[-1])
    found = _with_rest(
        text, Mention(start, end, text[start:end], own, body), min(len(text), end + REACH)
    )
    return found.title, found.organisation


def _title_before(window: str) -> tuple[str | None, str | None]:
    words = window.split()
    for place in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word, rest = words[place].rstrip(","), words[place + 1 :]
        if not is_role(word):
            continue
        if words[place].endswith(",") and len(rest) == 1 and _FROM.fullmatch(rest[0]):
            # "Hennes trener, tyske Ola Nordmann"
            rest = []
        if rest and words[place].endswith(","):
            continue
        body = " ".join(rest[1:])
        if rest:
            joins = body.endswith(",") or all(
                w[:1].isupper() or w in ("og", "for") for w in rest[1:]
            )
            if rest[0] not in _PLACE or not body or not joins or "," in body[:-1]:
                return None, None
        first = place
        while first and _modifies(words[first - 1].lower()):
            first -= 1
        if first > 1 and words[first - 1] == "og" and words[first - 2].endswith("-"):
            first -= 2
        title = lower_title(" ".join([*words[first:place], indefinite(word)]))
        body = body.rstrip(",")
        if body and rest[0] == "for" and not body[:1].isupper():
            return f"{title} for {body}", None
        return title, body or _owner_before(words[:first])
    return None, None


def _modifies(word: str) -> bool:
    return word in MODIFIERS or word.endswith(("politisk", "politiske", "faglig", "fagleg"))


def _owner_before(words: list[str]) -> str | None:
    """Returns the organisation in "Norsk Folkehjelps", without its s."""
    if not words or not words[-1].endswith("s"):
        return None
    first = len(words) - 1
    if words[-1][:1].islower():
        owner = words[-1][:-1]
        return owner if _BODY_OWNER.search(owner) and not SAME_BODY.fullmatch(owner) else None
    while first and words[first - 1][:1].isupper():
        first -= 1
    return _owner(words[first:], initial=first == 0)


def _owner(words: list[str], *, initial: bool) -> str | None:
    """Returns the organisation that a genitive names, without its s."""
    name = " ".join(words).rstrip("’'").removesuffix("s")
    # "Kvinnens advokat": a capital only because it begins the sentence.
    common = (
        initial and len(words) == 1 and name.endswith(("en", "et")) and not BODY.fullmatch(name)
    )
    return None if common else name or None
