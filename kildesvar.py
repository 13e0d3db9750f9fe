"""Kildesvar's public API: everything that other programs build on, under one name."""

from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.errors import (
    CitationError,
    InputError,
    KildesvarError,
    LibraryError,
    LibraryMissing,
    MissingExtra,
    ModelError,
    QuestionError,
    ReadError,
    SchemaError,
    SpaceError,
    UnknownDocument,
)
from corpus.library import Library
from corpus.reading import find_files
from corpus.utterances import Utterance, UtteranceKind
from index.encoder import Encoder, OnnxEncoder
from index.hit import Hit
from index.indexer import Report, index_files, remove_document
from index.retriever import Retriever
from index.transformers_encoder import SentenceTransformersEncoder
from index.vectors import VectorStore
from qa.answer import Answer, AnswerText, Citation, LibraryState
from qa.assistant import Assistant
from qa.reader import OnnxReader, Reader
from qa.service import open_assistant

__all__ = [
    "Answer",
    "AnswerText",
    "Assistant",
    "Block",
    "BlockKind",
    "Citation",
    "CitationError",
    "Document",
    "Encoder",
    "Hit",
    "InputError",
    "KildesvarError",
    "Library",
    "LibraryError",
    "LibraryMissing",
    "LibraryState",
    "MissingExtra",
    "ModelError",
    "OnnxEncoder",
    "OnnxReader",
    "QuestionError",
    "ReadError",
    "Reader",
    "Report",
    "Retriever",
    "SchemaError",
    "SentenceTransformersEncoder",
    "Source",
    "SpaceError",
    "Span",
    "UnknownDocument",
    "Utterance",
    "UtteranceKind",
    "VectorStore",
    "find_files",
    "index_files",
    "open_assistant",
    "remove_document",
]
