"""Norwegian inflection that Snowball's stemmer misses: short words, contraction, umlaut.

The rules are closed: a word has a finite number of forms, so that all can be looked up. Where a
rule would take in other words, the words that it is for are listed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_C: Final = "[bcdfghjklmnpqrstvwxz]"
_DEFINITE: Final = ("en", "et", "a", "ene", "ane")
_NOUN: Final = (*_DEFINITE, "er", "ar")
_TAKES_S: Final = ("a", "en", "et", "ne", "ere", "nn")

# What Snowball leaves whole: a syllable with nothing behind its vowel ("by", "tre"). Of
# those with nothing before it ("år") most are abbreviations.
_SHORT = re.compile(f"{_C}{{1,3}}[aeiouyæøå]|vei|hei|støy|høy|fløy|tau|sau|øy|år|ås|øl|ål|is|ur")
# "sykkel", "sykler": the e falls, and of two equal consonants before it one. A plural in -er
# ("hunder") looks the same as the words that contract, so that only some do.
_EL = re.compile(f"(.*[aeiouyæøå]{_C}*?)({_C})\\2?e(l)")
_ER = re.compile(
    f"(.*?[aeiouyæøå](?:.*{_C})?)({_C})\\2e(r)|(.*[aeiouyæøå])(st)e(r)"
    "|(.*?)(lag|hind|skuld|ald|vint|sent|teat|opt|fing)e(r)"
)
_EN = re.compile(
    "(|.*sær)(eg)e(n)|(.*)(åp|krist|voks|vaks|beskjed|sult|sjeld|våk|mod|nak|slit|dov|far|leg|tvung)e(n)"
    "|(.*)(skit(?=t)|fros(?=s)|gyl(?=l)|kom(?=m)).e(n)"
)
# Adjectives that end in a vowel and add -tt are few.
_VOWEL: Final = frozenset("ny fri grå blå rå stø".split())
_ADDS_T = re.compile(
    ".{3,}(?:bar|som|al|ell|ær|løs|full)|.*(?:sikker|vakker)|lekker|bitter|full|stor|klar|fin|hel|sterk|svak|ren"
    "|pen|varm|rik|høy|låg|lav|dyp"
)
_EL_ADJECTIVE = re.compile(".*(?:gammel|enkel|bel)")
_UMLAUT: Final = {
    "mann": "menn", "natt": "netter", "hånd": "hender", "hand": "hender", "tann": "tenner",
    "bok": "bøker", "bot": "bøter", "rot": "røtter", "fot": "føtter", "far": "fedre",
    "mor": "mødre", "bror": "brødre", "datter": "døtre", "kne": "knær", "tre": "trær",
    "tå": "tær", "klo": "klør", "ku": "kyr", "gås": "gjess", "bonde": "bønder", "øye": "øyne",
    "stang": "stenger", "strand": "strender", "kraft": "krefter",
}  # fmt: skip
_UMLAUT_TAIL = re.compile(f"(?:.{{3,}})?({'|'.join(_UMLAUT)})")
# Weak verbs, whose past Snowball takes for another word: in -te, in -de, in -dde.
_PAST_TE: Final = frozenset(
    "mene kjøpe reise vise lese kjøre spise tenke trenge sende bruke høre spille kjenne begynne"
    " lære nevne ringe møte hjelpe følge tjene styre føre føle dømme drømme glemme gjemme brenne"
    " henge fylle stille bestille lyse blåse låne tape rope hvile tale trykke lene tenne rømme"
    " svømme spare erklære forklare innføre utføre gjennomføre oppføre overføre fremføre avsløre"
    " innrømme bedømme fordømme bekjenne erkjenne anerkjenne avvise bevise utvise henvise opplyse"
    " utlyse frelse anvende vende hende fortjene betjene forvise verne kjenne".split()
)
_PAST_DE: Final = frozenset(
    "prøve leve bygge lage eie veie sveve kreve øve heve sage plage våge eige leige pleie streve"
    " behøve oppleve overleve utbygge forebygge greie tygge bøye".split()
)
_PAST_DDE: Final = frozenset("bo tro snu sy spå gro skje bety kle".split())
_STEM_ENDS: Final = re.compile(f"({_C})\\1$")
# Nouns in -e with one syllable before it, of which Snowball cuts nothing off: "uke", "uka".
_SHORT_IN_E: Final = frozenset("uke ape åre eske alke".split())
_DERIVED = re.compile(
    r"(?<=\w{3})(?:(els)(?=[ea])|[lse]?(?:ig|eg)|(lov))(?:ere|este|ast|ene|ane|en|er|et|ar|a|e|t)?s?$"
)
"""Endings that make another word, and that Snowball cuts off like an inflection."""
# What looks like a form or has forms by these rules, and is another word: "vi" and "vier".
_OTHERS: Final = frozenset(
    "og en ei et de du vi me mi di dei jeg han ho hun det den dem seg sin si so så sjå ja jo nei no"
    " nå da når om på av at til fra frå for ved hos inn ut opp ned som enn men der her ikke ikkje"
    " se sett be le ha ta la dra gi bli få gå stå slå må skal kan vil er var ble blei fram frem"
    " hva kva hvem kven hvor kor kvar andre alle noen noe to under over etter eller uten eit ein"
    " sam samme sammen hjemme eksemplar boa moderne interne re the we he she do go my".split()
)
_LONGEST: Final = 5
"""The longest ending."""


@lru_cache(maxsize=1_000)
def related(word: str) -> frozenset[str]:
    """Returns the forms of a case-folded word by these rules, and the words that it is a form of.

    The relation is symmetrical and leaves out the word itself. Two forms of a third word are
    not related by it.
    """
    bases = {base for base in _bases(word) if word in _forms(base)}
    return frozenset({*_forms(word), *bases} - {word})


def derivation(word: str) -> str:
    """Returns the ending that makes a case-folded word another one ("leder", "ledelse"), or ""."""
    found = _DERIVED.search(word)
    return (found[1] or found[2] or "ig") if found else ""


@lru_cache(maxsize=10_000)
def _forms(base: str) -> frozenset[str]:
    if base in _OTHERS:
        return frozenset()
    forms = {*_nouns(base), *_verbs(base), *_adjectives(base), *_umlauts(base)}
    genitives = {f"{form}s" for form in forms if form.endswith(_TAKES_S)}
    return frozenset((forms | genitives) - _OTHERS)


def _nouns(base: str) -> Iterator[str]:
    yield from _loans_and_short(base)
    if _SHORT.fullmatch(base):
        yield from (base + ending for ending in _NOUN)
    # Norwegian writes no mm at the end of a word.
    if base.endswith("m") and len(base) > 2:
        yield from (f"{base}m{ending}" for ending in ("e", *_NOUN))
    if match := _EL.fullmatch(base) or _ER.fullmatch(base):
        root = _root(match)
        yield from (root + ending for ending in ("ar", "ene", "ane"))
        # Of a noun in -el, -e makes a verb ("handle").
        is_noun = base.endswith("el") and not _EL_ADJECTIVE.fullmatch(base)
        yield f"{root}er" if is_noun else f"{root}e"
    elif base.endswith("våpen"):
        yield from (f"{base[:-2]}n{ending}" for ending in ("a", "ene"))
    # Snowball takes the "er" of "lager" for an ending, but not that of "lageret".
    if re.search("e[lrn]$", base):
        yield from (f"{base}en", f"{base}et", f"{base}ens", f"{base}ets")
    if re.search("e[lr]$", base):
        yield from (f"{base}ene", f"{base}ane")
    if base.endswith("er") and len(base) > 4:
        yield from (f"{base}e", f"{base}ne")


def _loans_and_short(base: str) -> Iterator[str]:
    if base in _SHORT_IN_E:
        yield from (base[:-1] + ending for ending in ("a", "en", "er", "ene", "ane"))
    if base.endswith("um") and len(base) > 4:
        yield from (base[:-2] + ending for ending in ("et", "er", "ene", "a"))
    if base.endswith("é"):
        # "idé", "ideen" or "idéen".
        yield from (
            f"{base[:-1]}{e}{end}" for e in "eé" for end in ("en", "et", "er", "ene", "ane")
        )


def _verbs(base: str) -> Iterator[str]:
    if base in _PAST_DDE:
        yield from (f"{base}dde", f"{base}dd", f"{base}r")
    # Of two equal consonants the past has one: "kjenne", "kjente".
    root = _STEM_ENDS.sub(r"\1", base[:-1])
    if base in _PAST_TE:
        yield from (f"{root}te", f"{root}t")
    if base in _PAST_DE:
        yield from (f"{root}de", f"{root}d")


def _adjectives(base: str) -> Iterator[str]:
    if base in _VOWEL:
        yield from (f"{base}e", f"{base}tt")
    if match := _EN.fullmatch(base):
        yield from (f"{_root(match)}e", f"{base[:-1] if base.endswith('egen') else base}t")
    if _ADDS_T.fullmatch(base) or _EL_ADJECTIVE.fullmatch(base):
        yield f"{base[:-1]}t" if base.endswith("ell") else f"{base}t"


def _umlauts(base: str) -> Iterator[str]:
    if match := _UMLAUT_TAIL.fullmatch(base):
        plural = base[: match.start(1)] + _UMLAUT[match[1]]
        yield plural
        yield f"{plural}ene" if plural.endswith(("nn", "ss")) else f"{plural.removesuffix('r')}ne"


def _root(match: re.Match[str]) -> str:
    return "".join(part for part in match.groups() if part is not None)


def _bases(word: str) -> Iterator[str]:
    """Yields what a word may be a form of, and more."""
    for cut in range(1, min(_LONGEST, len(word) - 1) + 1):
        root = word[:-cut]
        yield root
        if len(root) > 1:
            # "sykl" of "sykel" or "sykkel".
            yield f"{root[:-1]}e{root[-1]}"
            yield f"{root[:-1]}{root[-2]}e{root[-1]}"
        yield from (f"{root}l", f"{root}n")  # "generelt" of "generell", "eget" of "egen"
        yield from (f"{root}e", f"{root}{root[-1]}e", f"{root}um", f"{root}é")
        if root.endswith("e"):
            yield f"{root[:-1]}é"
    for base, plural in _UMLAUT.items():
        head, found, _ = word.rpartition(plural.removesuffix("r"))
        if found:
            yield head + base
