"""Which language a text is in: function words first, then langdetect.

langdetect alone calls one Norwegian question in six Danish, and its first call takes half a
second to load its profiles, so it is asked only where the function words are silent.
"""

import re
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
# Words that bokmål has and nynorsk lacks, and the other way round.
_BOKMAL = frozenset(
    "ikke jeg hun hvem hva hvor hvordan hvorfor hvilken hvilket hvilke hvis fra noe noen bare være"
    " ble blir mye selv enn også sier kommer mener flere gjør dere hennes deres".split()
)
_NYNORSK = frozenset(
    "ikkje eg ho kven kva kor korleis kvifor kvar frå noko nokon nokre berre vere vart blei"
    " mykje sjølv enno òg dei ein eit ei kjem meiner fleire gjer dykk hennar deira me vere"
    " vore saman verte eigen kvifor inkje tilrådde heimen".split()
)
# Words of bokmål that Danish writes in the same way, and words common to all three.
_SCANDINAVIAN = frozenset(
    "og er det som på til med den har om skal vil kan hvem hvor hvordan hvorfor hvilken hvilket"
    " hvilke ikke jeg hun ble være noen bare selv også var i for når han vi at".split()
)
# Words of bokmål and nynorsk, and question words of the dialects, that Danish lacks.
_NORWEGIAN = frozenset(
    "av etter mellom nå opp ut inn gjennom åpne øke ka kem koffer koffor korsn kordan åssen hvorsen"
    " kossen dokker itj mæ dæ".split()
)
_DANISH = frozenset(
    "af hvad hvornår efter mellem nu op ud ind gennem blev noget nogen meget ifølge mig dig sig"
    " siger mere uden".split()
)
_SWEDISH = frozenset(
    "och är inte vad vem hur när från att för jag hon vilken vilka vilket mycket också efter"
    " eller ett säger där varför".split()
)
_ENGLISH = frozenset(
    "the of and who whom whose what when where which why how did does do are were has have been"
    " by with from this that is it there their will would about any many much".split()
)
_GERMAN = frozenset(
    "der die das und ist wer wie wann wo warum welche welcher welches von für auf eine einen wurde"
    " wurden hat nicht dem des zu wieviel viele".split()
)
_PRIORS = {"no": 20.0, "en": 5.0}
_MIN_WORDS = 3
_MIN_PROBABILITY = 0.9
_SAMPLE = 20_000


def detect_language(text: str, *, among: frozenset[str] | None = None) -> str:
    """Returns the language of a text or question.

    Args:
        text: Any text; the first 20,000 characters are read.
        among: Languages that occur in the library. Danish and Swedish are taken for
            Norwegian unless they are among them; None allows every language.

    Returns:
        "nb", "nn", "en" or another ISO 639-1 code. What cannot be told is "nb".
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    # The first word of a question tells most: the rest may be a title in another language.
    norwegian = words and (words[0] in _BOKMAL or words[0] in _NYNORSK)
    if norwegian and among is not None and not among & {"da", "sv"}:
        return _standard(words)
    language = _by_function_words(words) or _by_langdetect(text[:_SAMPLE], len(words))
    if language in ("da", "sv", "no") and (language == "no" or not _may_be(language, among)):
        return _standard(words)
    return language


def is_english(text: str) -> bool:
    """Returns whether the function words of a question say that it is in English."""
    return _by_function_words([word.lower() for word in _WORD.findall(text[:_SAMPLE])]) == "en"


def _may_be(language: str, among: frozenset[str] | None) -> bool:
    return among is None or language in among


def _standard(words: list[str]) -> str:
    nynorsk = sum(word in _NYNORSK for word in words)
    return "nn" if nynorsk > sum(word in _BOKMAL for word in words) else "nb"


def _by_function_words(words: list[str]) -> str | None:
    """Returns the language with clearly the most function words, None where none leads."""
    scandinavian = sum(word in _SCANDINAVIAN for word in words)
    norwegian = sum(word in _NORWEGIAN or word in _BOKMAL or word in _NYNORSK for word in words)
    counts = {
        "no": max(norwegian, scandinavian),
        "en": sum(word in _ENGLISH for word in words),
        "da": sum(word in _DANISH for word in words) * 2,
        "sv": sum(word in _SWEDISH for word in words) * 2,
        "de": sum(word in _GERMAN for word in words),
    }
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return first if counts[first] > counts[second] else None


def _by_langdetect(text: str, words: int) -> str:
    if words < _MIN_WORDS:
        return "no"
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.set_prior_map({code: _PRIORS.get(code, 1.0) for code in _factory().get_lang_list()})
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return "no"  # no letters that it knows
    return str(best[0].lang)[:2] if best and best[0].prob >= _MIN_PROBABILITY else "no"


@cache
def _factory() -> Any:  # noqa: ANN401 - langdetect has no types
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory
