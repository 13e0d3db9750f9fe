"""Words that the quote check knows: function words, negations, numbers and abbreviations."""

import unicodedata
from functools import lru_cache

from qa.values.numeral import word_number

FUNCTION = frozenset(
    "alle alt andre at av bare begge ble blei blir bli bør både da de dei dem den denne der dere"
    " deres det dette di din disse ditt du dykk då eg ei ein eit eller en enn er et etter for fordi"
    " fra frå får før gjennom ha hadde han hans har hennes her hos hun hva hvem hver hvilken hvis"
    " hvor hvordan i ikke ikkje inn jeg jo kan kva kven kor korleis kunne kva med meg mellom men"
    " mens mer mi min mitt mot mye mykje må måtte ned no noe noen noko nokon nå når og også om"
    " opp oss over på seg selv sin sine sitt sjølv skal skulle slik som så til under ut uten utan"
    " var vart ved vere vi vil ville vår være vært vore å òg aldri ingen"
    " a an and are as at be been but by for from had has have he her his i in is it its not of on"
    " or our she so that the their there they this to was we were will with you".split()
)
"""Words that carry no content: they alone never tell where a quote comes from."""

NEGATIONS = frozenset(
    "ikke ikkje aldri ingen ingens inga inkje ingenting ingensteds intet verken hverken"
    " korkje neppe uten utan nei knapt umulig umogleg not no never none nothing neither nor without"
    " hardly cannot nobody nowhere".split()
)
_TURNS = frozenset(
    "men hvis viss dersom såfremt såframt bare berre kun unntatt unnateke but if unless"
    " only except although though".split()
)
"""Words that limit or turn what is said beside them; "uten" is a negation already."""
NUMBER_WORDS = frozenset(
    "to million millioner millionar millionene milliard milliarder milliardar milliardene billion"
    " billioner hundre tusen halv halvt halve halvparten halvannen halvanna tredjedel kvart kvarte"
    " tredel firedel femdel tidel fjerdedel femtedel tidel dusin dusinvis hundretall hundretal"
    " hundrevis tusenvis titusener hundretusener tusener tusenar millionvis flertall flertallet"
    " fleirtal fleirtalet mindretall mindretallet mindretal mindretalet første fyrste"
    " tredje fjerde femte sjette sjuende åttende niende tiende doble dobbel dobbelt"
    " tredoble firedoble hundred thousand half third quarter majority minority first second".split()
)
_SAME_VALUE = {
    "mrd": "milliarder milliard milliardar",
    "mill": "millioner million millionar",
    "kr": "kroner krone",
    "pst": "prosent",
    "%": "prosent",
    "nr": "nummer",
    "kl": "klokken klokka",
    "ca": "cirka",
    "km": "kilometer",
    "kg": "kilo kilogram",
}
ABBREVIATIONS = {short: full.split()[0] for short, full in _SAME_VALUE.items()}
"""What an abbreviation stands for; both are the same value in another form."""
_FULL = {full: words.split()[0] for words in _SAME_VALUE.values() for full in words.split()}

# Letters of other scripts that a reader of Norwegian cannot tell from Latin ones (Unicode TR39).
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    "\u04af\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406"
    "\u0408\u0405\u050c\u051a\u051c\u03b1\u03bf\u03c1\u03bd\u03b9\u03c5\u03ba\u03c4\u0391"
    "\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0131"
    "\u0261\u0251\u04e8\u04e9\u04d5\u04d4\u217c\u2170",
    "aeopcyxijshdqwyABEKMHOPCTYXIJSGQWaopviuktABEZHIKMNOPTYXigaØøæÆli",
)


def lookalike_of(word: str) -> str:
    """Returns the Latin letters and plain digits that a word looks like."""
    return unicodedata.normalize("NFKC", word).translate(_ALIKE)


@lru_cache(maxsize=50_000)
def loose(word: str) -> str:
    """Returns what a word is aligned by: case, form and look-alike letters aside."""
    plain = lookalike_of(word).casefold()
    return _FULL.get(plain) or ABBREVIATIONS.get(plain) or plain


def is_abbreviated(word: str) -> bool:
    """Returns whether a word or sign stands for a longer word."""
    return word.casefold() in ABBREVIATIONS


def is_content(word: str) -> bool:
    """Returns whether a word carries content: a number, or no function word or single letter."""
    lower = word.casefold()
    return lower not in FUNCTION and (len(lower) > 1 or lower.isdigit())


def is_number(word: str) -> bool:
    """Returns whether a word is a number, in digits or letters, or a sign of a share."""
    plain = word.casefold()
    told = plain in NUMBER_WORDS or word_number(plain) is not None
    return told or any(map(str.isnumeric, word)) or word in ("%", "‰", "°")


def is_negation(word: str) -> bool:
    """Returns whether a word negates."""
    plain = word.casefold()
    return plain in NEGATIONS or plain.endswith("n't")


def turns(word: str) -> bool:
    """Returns whether a word negates, limits or turns what is said beside it."""
    return is_negation(word) or word.casefold() in _TURNS


def negates(word: str, other: str) -> bool:
    """Returns whether one word is the other with a negating prefix: "enig" and "uenig"."""
    short, long = sorted((word.casefold(), other.casefold()), key=len)
    return len(short) > 2 and long in ("u" + short, "in" + short, "ikke-" + short, "mis" + short)
