"""The app on a real library of made-up texts, some of them hostile, without a model."""

import tempfile
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from fake_app import HOSTILE
from fakes import HashEncoder

from corpus.library import Library
from corpus.reading import find_files
from index.indexer import index_files

SPOKEN = "Vi har plass til 4 200 tonn korn, og det rekker 🌾 gjennom en hel vinter"
EVIL_SPOKEN = f"Dette er {HOSTILE} og vi liker det svært godt her"

TEXTS = {
    "avis/kornlager.txt": (
        "Kornlageret i Viksund åpner igjen 🌾\n\nPublisert 2. juni 2023\n\n"
        "Etter ti år uten drift tar kommunen det gamle lageret i bruk 🚜🚜.\n\n"
        f"– {SPOKEN}, sier lagersjef Kari Nordmann Vik.\n\n"
        "– Vi ansetter ikke flere folk før våren, sier Vik.\n\n"
        "Lageret er bygd av tre. Lagre som dette er sjeldne, og lagrene står tomme ellers."
    ),
    "000_notis.txt": (
        "date 2024-02 Lageret i Viksund rommer nå 4 500 tonn, opplyser kommunen.\n\n"
        "– Det er mer enn vi trodde, sier ordfører Ola Berg Hansen.\n\nSaken følges videre."
    ),
    "fiende/<b>fil<.txt": (
        f"Tittel {HOSTILE}\n\n– {EVIL_SPOKEN}, sier lagersjef Kari Vik.\n\n"
        f"Lageret {HOSTILE} står her."
    ),
    "mange.txt": "\n\n".join(
        ["Mange omtaler", *[f"Her står hveten for gang nummer {n} i år." for n in range(1, 231)]]
    ),
}

_FOLDER = tempfile.TemporaryDirectory(prefix="pages-", ignore_cleanup_errors=True)


@cache
def library():
    """Returns the library, made anew in a folder of its own."""
    folder = Path(_FOLDER.name)
    for name, text in TEXTS.items():
        path = folder / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    opened = Library(folder / "library.sqlite", create=True)
    index_files(opened, HashEncoder(), find_files([folder / "texts"]).files)
    return opened


def assistant(_words):
    return SimpleNamespace(library=library())


if __name__ == "__main__":
    from ui.page import show

    show(assistant)
