"""The words around a verdict, in bokmål, nynorsk and English. Quotes are never translated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qa.quotes.difference import Difference, Kind
from qa.quotes.verdict import (
    ENDS_BEFORE_QUESTION_MARK,
    HIDDEN_CHARACTERS,
    NEGATION_LEFT_OUT,
    OMISSION_CHANGES_MEANING,
    Result,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language; `{}` marks where names and words of the source stand."""

    labels: dict[str, str]
    kinds: dict[Kind, str]
    said: str
    said_probably: str
    said_by_unknown: str
    not_said: str
    said_by_other: str
    omission: str
    more_places: str
    some_places: str
    changed: str
    added: str
    dropped: str
    joined: str
    more_differences: str
    form: str
    by_other: str
    not_found: str
    warnings: dict[str, str]
    report: str
    speaker: str
    source: str
    omitted: str
    nearest: str
    no_quotes: str


_NB: Final = Words(
    labels={"verbatim": "ORDRETT", "altered": "ENDRET", "not_found": "IKKE FUNNET"},
    kinds={
        Kind.NUMBER: "tall",
        Kind.NAME: "navn",
        Kind.NEGATION: "nektelse",
        Kind.WORD: "ord",
        Kind.ORDER: "rekkefølge",
        Kind.OMISSION: "utelatt",
        Kind.PUNCTUATION: "tegnsetting",
        Kind.FORM: "skrivemåte",
        Kind.LOOKALIKE: "forvekslbart tegn",
        Kind.JOINED: "satt sammen",
    },
    said="Ordrett slik {speaker} sier det",
    said_probably="Ordrett, og trolig sagt av {speaker}",
    said_by_unknown="Ordrett, men kilden sier ikke hvem som sier det",
    not_said="Ordrett tekst fra kilden, men ingen er sitert på det",
    said_by_other="Ordrett, men det er {speaker} som sier det, ikke {claimed}",
    omission=" (med merket utelatelse)",
    more_places=" ({count} steder i alt)",
    some_places=" ({own} av {count} steder)",
    changed="Endret: kilden har «{source}» der sitatet har «{quote}»",
    added="Endret: «{quote}» står ikke i kilden",
    dropped="Endret: «{source}» er utelatt uten merke",
    joined="Endret: sitatet er satt sammen av ord som ikke hører sammen i kilden («{quote}»)",
    more_differences=" ({count} endringer i alt)",
    form="Endret skrivemåte, samme verdi: kilden har «{source}» der sitatet har «{quote}»",
    by_other="; og det er {speaker} som sier det, ikke {claimed}",
    not_found="Ikke funnet i kildene",
    warnings={
        OMISSION_CHANGES_MEANING: "det utelatte kan snu meningen: nektelse, forbehold, tall, navn",
        NEGATION_LEFT_OUT: "kilden har en nektelse rett ved, som sitatet ikke har med",
        HIDDEN_CHARACTERS: "sitatet har usynlige tegn",
        ENDS_BEFORE_QUESTION_MARK: "kilden har spørsmålstegn her",
    },
    report="Sitatsjekk",
    speaker="Sagt av",
    source="Kilde",
    omitted="Utelatt med merke",
    nearest="Nærmest i kildene",
    no_quotes="Ingen sitater funnet i teksten.",
)
_NN: Final = Words(
    labels={"verbatim": "ORDRETT", "altered": "ENDRA", "not_found": "IKKJE FUNNE"},
    kinds={
        Kind.NUMBER: "tal",
        Kind.NAME: "namn",
        Kind.NEGATION: "nekting",
        Kind.WORD: "ord",
        Kind.ORDER: "rekkjefølgje",
        Kind.OMISSION: "utelate",
        Kind.PUNCTUATION: "teiknsetjing",
        Kind.FORM: "skrivemåte",
        Kind.LOOKALIKE: "forvekslbart teikn",
        Kind.JOINED: "sett saman",
    },
    said="Ordrett slik {speaker} seier det",
    said_probably="Ordrett, og truleg sagt av {speaker}",
    said_by_unknown="Ordrett, men kjelda seier ikkje kven som seier det",
    not_said="Ordrett tekst frå kjelda, men ingen er sitert på det",
    said_by_other="Ordrett, men det er {speaker} som seier det, ikkje {claimed}",
    omission=" (med merkt utelating)",
    more_places=" ({count} stader i alt)",
    some_places=" ({own} av {count} stader)",
    changed="Endra: kjelda har «{source}» der sitatet har «{quote}»",
    added="Endra: «{quote}» står ikkje i kjelda",
    dropped="Endra: «{source}» er utelate utan merke",
    joined="Endra: sitatet er sett saman av ord som ikkje høyrer saman i kjelda («{quote}»)",
    more_differences=" ({count} endringar i alt)",
    form="Endra skrivemåte, same verdi: kjelda har «{source}» der sitatet har «{quote}»",
    by_other="; og det er {speaker} som seier det, ikkje {claimed}",
    not_found="Ikkje funne i kjeldene",
    warnings={
        OMISSION_CHANGES_MEANING: "det utelatne kan snu meininga: nekting, atterhald, tal, namn",
        NEGATION_LEFT_OUT: "kjelda har ei nekting rett ved, som sitatet ikkje har med",
        HIDDEN_CHARACTERS: "sitatet har usynlege teikn",
        ENDS_BEFORE_QUESTION_MARK: "kjelda har spørjeteikn her",
    },
    report="Sitatsjekk",
    speaker="Sagt av",
    source="Kjelde",
    omitted="Utelate med merke",
    nearest="Nærast i kjeldene",
    no_quotes="Ingen sitat funne i teksten.",
)
_EN: Final = Words(
    labels={"verbatim": "VERBATIM", "altered": "ALTERED", "not_found": "NOT FOUND"},
    kinds={kind: kind.value for kind in Kind} | {Kind.LOOKALIKE: "look-alike letter"},
    said="Word for word as {speaker} says it",
    said_probably="Word for word, and probably said by {speaker}",
    said_by_unknown="Word for word, but the source does not tell who says it",
    not_said="Word for word in the source, but nobody is quoted as saying it",
    said_by_other="Word for word, but it is {speaker} who says it, not {claimed}",
    omission=" (with a marked omission)",
    more_places=" ({count} places in all)",
    some_places=" ({own} of {count} places)",
    changed="Altered: the source has “{source}” where the quote has “{quote}”",
    added="Altered: “{quote}” does not stand in the source",
    dropped="Altered: “{source}” is left out without a mark",
    joined="Altered: the quote joins words that do not belong together in the source (“{quote}”)",
    more_differences=" ({count} changes in all)",
    form="Altered form, same value: the source has “{source}” where the quote has “{quote}”",
    by_other="; and it is {speaker} who says it, not {claimed}",
    not_found="Not found in the sources",
    warnings={
        OMISSION_CHANGES_MEANING: "what is left out may turn it: negation, condition, number, name",
        NEGATION_LEFT_OUT: "the source has a negation beside the quote, which leaves it out",
        HIDDEN_CHARACTERS: "the quote holds characters that cannot be seen",
        ENDS_BEFORE_QUESTION_MARK: "the source has a question mark here",
    },
    report="Quote check",
    speaker="Said by",
    source="Source",
    omitted="Left out with a mark",
    nearest="Nearest in the sources",
    no_quotes="No quotes found in the text.",
)
LANGUAGES: Final = {"nb": _NB, "nn": _NN, "en": _EN}
SIGNS: Final = {"verbatim": "✓", "altered": "≠", "not_found": "?"}
"""A sign beside the word, since colour alone tells nothing to many readers."""
LOOK: Final = "!"
"""The sign of a verbatim quote that must be looked at: a warning, or nobody or another says it."""
_TURNING: Final = (OMISSION_CHANGES_MEANING, NEGATION_LEFT_OUT)
_LONGEST = 80
_MOST_PLACES = 10
"""So many places of a quote are told in a report."""


def words(language: str) -> Words:
    """Returns the catalogue of a language: "nb", "nn", or English for every other."""
    return LANGUAGES.get(language, _EN)


def label(verdict: Verdict, language: str) -> str:
    """Returns the sign and the word of a verdict."""
    name = verdict.verdict.value
    look = verdict.verdict is Result.VERBATIM and not verdict.is_clean
    return f"{LOOK if look else SIGNS[name]} {words(language).labels[name]}"


def details(verdict: Verdict, language: str, *, written: Callable[[str], str]) -> list[str]:
    """Returns what a report tells of a verdict below its sentence, a line each.

    Args:
        verdict: The verdict.
        language: "nb", "nn" or "en".
        written: Turns words of texts into what the report may hold.
    """
    own = words(language)
    lines = [
        f"{own.kinds[one.kind]}: «{written(one.quote)}» / «{written(one.source)}»"
        for one in verdict.differences
    ]
    if verdict.speaker:
        lines.append(f"{own.speaker}: {written(verdict.speaker)}")
    lines += [f"{own.omitted}: {written(left.text)}" for left in verdict.omitted]
    lines += [
        f"{own.source}: {written(place.source)} ({place.start}–{place.end})"
        for place in verdict.places[:_MOST_PLACES]
    ]
    if near := verdict.nearest:
        where = f"{written(near.source)} ({near.start}–{near.end})"
        lines.append(f"{own.nearest}: {where}: {written(near.text)}")
    return lines


def verbatim_message(
    language: str,
    *,
    speaker: str | None,
    claimed: str | None,
    is_utterance: bool,
    is_sure: bool,
    has_omission: bool,
    places: int,
    own_places: int,
    warnings: tuple[str, ...],
) -> str:
    """Returns the sentence for a quote that stands word for word.

    Args:
        language: "nb", "nn" or "en".
        speaker: Who says it, None where the source does not tell.
        claimed: The named speaker where that is somebody else, None otherwise.
        is_utterance: Whether somebody says it.
        is_sure: Whether the words of an attribution name the speaker.
        has_omission: Whether words are left out with a mark.
        places: How many places there are.
        own_places: In how many of them the same one says it.
        warnings: The verdict's warnings.
    """
    own = words(language)
    if not is_utterance:
        sentence = own.not_said
    elif speaker is None:
        sentence = own.said_by_unknown
    elif claimed is not None:
        sentence = own.said_by_other.format(speaker=speaker, claimed=_short(claimed))
    else:
        sentence = (own.said if is_sure else own.said_probably).format(speaker=speaker)
    sentence += own.omission if has_omission else ""
    if places > 1:
        counted = own.more_places if own_places == places else own.some_places
        sentence += counted.format(own=own_places, count=places)
    # What may turn the meaning is told first.
    turning = "; ".join(own.warnings[code] for code in warnings if code in _TURNING)
    rest = tuple(code for code in warnings if code not in _TURNING)
    before = f"{turning[:1].upper()}{turning[1:]}. " if turning else ""
    return before + _warned(sentence, rest, own)


def altered_message(
    language: str,
    differences: tuple[Difference, ...],
    *,
    speaker: str | None,
    claimed: str | None,
    warnings: tuple[str, ...],
) -> str:
    """Returns the sentence for a quote that was changed.

    Args:
        language: "nb", "nn" or "en".
        differences: What was changed.
        speaker: Who says the words that it was made from, None where the source does not tell.
        claimed: The named speaker where that is somebody else, None otherwise.
        warnings: The verdict's warnings.
    """
    own = words(language)
    # What changes the meaning is told before what changes the form.
    first = min(differences, key=lambda one: _WEIGHT.index(one.kind))
    if first.kind is Kind.JOINED:
        pattern = own.joined
    elif first.kind is Kind.FORM:
        pattern = own.form
    elif not first.source:
        pattern = own.added
    elif not first.quote:
        pattern = own.dropped
    else:
        pattern = own.changed
    sentence = pattern.format(quote=_short(first.quote), source=_short(first.source))
    count = len(differences)
    sentence += own.more_differences.format(count=count) if count > 1 else ""
    if speaker is not None and claimed is not None:
        sentence += own.by_other.format(speaker=speaker, claimed=_short(claimed))
    return _warned(sentence, warnings, own)


def not_found_message(language: str, *, warnings: tuple[str, ...]) -> str:
    """Returns the sentence for a quote that does not stand in the sources, with its warnings."""
    own = words(language)
    return _warned(own.not_found, warnings, own)


def _warned(sentence: str, warnings: tuple[str, ...], own: Words) -> str:
    """Returns a sentence with the warnings behind it, closed."""
    return _closed("; ".join([sentence, *(own.warnings[code] for code in warnings)]))


_WEIGHT = (
    Kind.NEGATION,
    Kind.NUMBER,
    Kind.NAME,
    Kind.JOINED,
    Kind.LOOKALIKE,
    Kind.WORD,
    Kind.OMISSION,
    Kind.ORDER,
    Kind.PUNCTUATION,
    Kind.FORM,
)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rstrip() + " …"


def _closed(sentence: str) -> str:
    return sentence + "."
