"""Files become a searchable library: read, divided, embedded and stored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.document import Document, Source, document_id
from corpus.errors import ReadError
from corpus.language import detect_language
from corpus.library import Library
from corpus.metadata import Metadata, metadata_of, read_metadata
from corpus.passages import Passage, make_passages
from corpus.reading import File, read
from corpus.segment import segment
from corpus.utterances import Utterance, find_utterances
from index.encoder import Encoder
from index.postings import store_postings
from index.tables import make_tables
from index.vectors import FaissStore, embedding_key, forget_unused, store_vectors, stored_keys

_BATCH = 64
"""Documents wait until they have this many new passages, and are then stored together."""

Progress = Callable[[int, int], None]
"""Is told how many files are done and how many there are."""


@dataclass(slots=True)
class Report:
    """What indexing did, as sources; `skipped` as lines that say why."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document that is ready to be embedded and stored."""

    document: Document
    passages: list[Passage]
    utterances: list[Utterance]


def index_files(
    library: Library,
    encoder: Encoder,
    files: Iterable[File],
    *,
    sample: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Adds files to a library, or updates what stands at their sources.

    Documents are stored in small transactions: after an interruption the library is whole, and
    indexing the same files again goes on where it stopped.

    Args:
        library: The library, opened for writing.
        encoder: An encoder of the library's space.
        files: What to read.
        sample: Whether the files are the package's own, which have no place on the disk.
        progress: Is told after each file that could be read.

    Returns:
        What was done. A file that cannot be read is skipped and named.

    Raises:
        SpaceError: The library's vectors are of another space than the encoder's.
    """
    files = tuple(files)
    make_tables(library, space=encoder.fingerprint, dimensions=encoder.dimensions)
    report = Report()
    metadata: dict[Path, Mapping[str, Metadata]] = {}
    waiting: list[_Prepared] = []
    passages = 0
    try:
        for done, file in enumerate(files, start=1):
            source = Source("" if sample else str(file.root), file.source)
            try:
                text = read(file)
                folder = file.path.parent
                if folder not in metadata:
                    metadata[folder] = _metadata(folder, report)
                given = metadata[folder].get(file.path.name)
            except ReadError as error:
                report.skipped.append(str(error))
                continue
            prepared = _admit(library, encoder, text, source, given, report)
            # The same text twice in one run: the second finds the first stored.
            if prepared and any(p.document.id == prepared.document.id for p in waiting):
                _store(library, encoder, waiting)
                waiting, passages = [], 0
                _move_source(library, source, prepared.document.id)
            elif prepared:
                waiting.append(prepared)
                passages += len(prepared.passages)
            if passages >= _BATCH:
                _store(library, encoder, waiting)
                waiting, passages = [], 0
            if progress:
                progress(done - len(waiting), len(files))
        _store(library, encoder, waiting)
        if progress:
            progress(len(files), len(files))
    finally:
        if report.added or report.updated:
            # Reads every embedding, so once a run and not once a batch.
            with library.transaction():
                forget_unused(library)
            FaissStore(library).compact()
    return report


def remove_document(library: Library, name: str) -> Document:
    """Removes a document by id, prefix or source, and returns what was removed.

    Raises:
        UnknownDocument: None, or more than one, goes by that name.
    """
    with library.transaction():
        document = library.document(name)
        library.remove(document.id)
        forget_unused(library)
    FaissStore(library).compact()
    return document


def _metadata(folder: Path, report: Report) -> Mapping[str, Metadata]:
    try:
        return read_metadata(folder)
    except ReadError as error:
        report.skipped.append(str(error))
        return {}


def _admit(
    library: Library,
    encoder: Encoder,
    text: str,
    source: Source,
    given: Metadata | None,
    report: Report,
) -> _Prepared | None:
    """Returns what must be stored of a text, None where the library has it as it would be."""
    name = document_id(text)
    before = library.find_source(source)
    blocks = segment(text)
    known = metadata_of(text, blocks, given)
    sources: tuple[Source, ...] = (source,)
    if library.has(name):
        stored = library.get(name)
        if source not in stored.sources:
            (report.updated if before else report.added).append(source.path)
            _move_source(library, source, name)
            return None
        # What stands in several places has the title and date that the first of them gives.
        told = (stored.title, stored.published) == (known.title, known.published)
        if not library.is_outdated(name) and (told or source != stored.sources[0]):
            report.unchanged.append(source.path)
            return None
        sources = stored.sources
    (report.updated if before else report.added).append(source.path)
    utterances = find_utterances(text, blocks)
    passages = make_passages(
        text, blocks, utterances, title=known.title, count_tokens=encoder.count_tokens
    )
    language = detect_language(text)
    document = Document(name, text, known.title, known.published, language, sources)
    return _Prepared(document, passages, utterances)


def _store(library: Library, encoder: Encoder, batch: list[_Prepared]) -> None:
    """Embeds and stores documents, all or none; one that stands there already is replaced."""
    texts = {
        embedding_key(
            passage.heading, passage.of(item.document.text), encoder.fingerprint
        ): passage.under_heading(item.document.text)
        for item in batch
        for passage in item.passages
    }
    missing = sorted(set(texts) - stored_keys(library, texts))
    vectors = encoder.encode_passages([texts[key] for key in missing])
    embeddings = dict(zip(missing, vectors, strict=True))
    with library.transaction():
        rows: dict[int, bytes] = {}
        postings: dict[int, tuple[str, str | None]] = {}
        # Another file of this run may have taken a source over since the document was read.
        replaced = {
            item.document.id: library.get(item.document.id).sources
            for item in batch
            if library.has(item.document.id)
        }
        for name in replaced:
            library.remove(name)
        # A new text takes its source last, from the one that stood there.
        for item in sorted(batch, key=lambda item: item.document.id not in replaced):
            sources = replaced.get(item.document.id, item.document.sources)
            document = replace(item.document, sources=sources)
            for stored in library.add(document, item.passages, item.utterances):
                passage = stored.passage
                own = passage.of(document.text)
                rows[stored.id] = embedding_key(passage.heading, own, encoder.fingerprint)
                postings[stored.id] = (passage.under_heading(document.text), document.language)
        store_vectors(library, rows, embeddings)
        store_postings(library, postings)
        _remove_orphans(library)


def _move_source(library: Library, source: Source, name: str) -> None:
    """Says that a stored document stands at a source, and removes what no source has any more."""
    with library.transaction():
        library.put_source(source, name)
        _remove_orphans(library)


def _remove_orphans(library: Library) -> None:
    """Removes the documents that an update has left without a source."""
    for name in library.orphans():
        library.remove(name)
