import json

import numpy as np
import pytest
from conftest import HERE, PRESS

from corpus.segment import segment
from corpus.sentences import sentences
from corpus.text import canonical
from index.transformers_encoder import SentenceTransformersEncoder

REFERENCE = HERE / "data" / "reference_vectors.json"


@pytest.fixture(scope="session")
def transformers():
    return SentenceTransformersEncoder()


@pytest.fixture(scope="session")
def passages():
    """300 different stretches of one to three sentences of the press texts."""
    found = []
    for path in sorted(PRESS.glob("*.txt")):
        text = canonical(path.read_text(encoding="utf-8"))
        spans = [span for block in segment(text) for span in sentences(text, block)]
        for size in range(1, 12):
            found += [
                text[first.start : last.end]
                for first, last in zip(spans, spans[size - 1 :], strict=False)
            ]
    unique = list(dict.fromkeys(found))
    assert len(unique) >= 300
    return unique[:300]


@pytest.fixture(scope="session")
def onnx_vectors(encoder, passages):
    return encoder.encode_passages(passages)


def test_both_runtimes_share_one_space(encoder, transformers, passages, onnx_vectors):
    cosines = (onnx_vectors * transformers.encode_passages(passages)).sum(axis=1)
    assert encoder.fingerprint == transformers.fingerprint
    assert encoder.dimensions == transformers.dimensions == 384
    assert cosines.mean() >= 0.98
    assert cosines.min() >= 0.96


def test_questions_too(encoder, transformers):
    questions = ["Hvem anbefalte tiltaket?", "How many?", "Kva kostar det?"]
    for question in questions:
        assert encoder.encode_query(question) @ transformers.encode_query(question) >= 0.96


def test_a_vector_alone_equals_the_vector_among_others(encoder, passages, onnx_vectors):
    for number in range(0, 300, 30):
        alone = encoder.encode_passages([passages[number]])[0]
        assert np.array_equal(alone, onnx_vectors[number])


def test_vectors_are_normalised_and_questions_differ_from_passages(encoder, onnx_vectors):
    assert onnx_vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(onnx_vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode_query("helse") @ encoder.encode_passages(["helse"])[0] < 0.999
    assert encoder.encode_passages([]).shape == (0, 384)


def test_reference_vectors(encoder):
    """The first eight numbers of some vectors, as they were when the model was bundled."""
    for text, start in json.loads(REFERENCE.read_text(encoding="utf-8")).items():
        vector = encoder.encode_passages([text])[0]
        assert np.allclose(vector[:8], start, atol=0.01)


def test_a_long_text_is_cut_and_not_refused(encoder):
    assert encoder.encode_passages(["ord " * 3_000]).shape == (1, 384)


def test_half_a_library_by_each_runtime_ranks_alike(tmp_path, encoder, transformers):
    """A library that both runtimes have built is as good as one built by one of them."""
    from corpus.library import Library
    from corpus.reading import File
    from index.indexer import index_files
    from index.retriever import Retriever
    from qa.evaluation.metrics import reciprocal_rank

    root = tmp_path / "texts"
    root.mkdir()
    texts = _small_texts()
    for number, text in enumerate(texts):
        (root / f"{number:03}.txt").write_text(text, encoding="utf-8")
    files = [File(root, path) for path in sorted(root.glob("*.txt"))]

    def mrr(name, first, second):
        with Library(tmp_path / name, create=True) as library:
            index_files(library, first, files[::2])
            index_files(library, second, files[1::2])
            retriever = Retriever(library, encoder, weight=1.0)
            ranks = []
            for number, text in enumerate(texts):
                question = "Hva står det om " + " ".join(text.split()[4:9])
                hits = retriever.search(question, limit=20)
                ranks.append(
                    next((n for n, h in enumerate(hits, 1) if h.source == f"{number:03}.txt"), None)
                )
            return reciprocal_rank(ranks)

    alone = mrr("one.sqlite", encoder, encoder)
    assert alone > 0.5
    assert mrr("half.sqlite", encoder, transformers) == pytest.approx(alone, abs=0.01)


def _small_texts():
    found = []
    for path in sorted(PRESS.glob("*.txt")):
        text = canonical(path.read_text(encoding="utf-8"))
        for block in segment(text):
            found += [span.of(text) for span in sentences(text, block) if len(span.of(text)) > 60]
    return found
