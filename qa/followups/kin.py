"""Changes a person for one of theirs: "hans bror", "kona", "his wife"."""

from corpus.names import is_first_name
from corpus.speakers import is_role
from qa.question_parts import find_names
from qa.question_words import Words, bare, has_english, without_genitive
from qa.word_lists import HER, HIS, KIN, THEIR


def change_related(words: Words, fragment: Words) -> list[str] | None:
    """Changes "Kari Lund" for "kona til Kari Lund", "Kari Lunds far" for "mora til Kari Lund"."""
    english = has_english(words)
    owners = HIS | HER | THEIR | ({"her"} if english else set())
    owner = next((word for word in fragment if bare(word) in owners), None)
    noun = [word for word in fragment if word != owner]
    if len(noun) != 1 or (owner is None and bare(noun[0]) not in KIN):
        return None
    places = [
        name
        for name in find_names(words)
        if is_first_name(bare(words[name.start])) or name.end - name.start > 1
    ]
    if not places or any(is_role(bare(w)) or bare(w) in KIN for w in words[: places[0].start]):
        return None
    start, end = places[0].start, places[0].end
    *first, last = places[0].of(words)
    other = {bare(word) for word in (*noun, *words[end : end + 1])} <= KIN
    if end < len(words) and other:  # another relative takes the place of the first
        last = without_genitive(last) if english else last.removesuffix("s")
        end += 1
    if english:
        return [*words[:start], *first, f"{without_genitive(last)}'s", *noun, *words[end:]]
    return [*words[:start], *noun, "til", *first, last, *words[end:]]
