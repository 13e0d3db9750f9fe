"""Kildesvar's public API: everything that other programs build on, under one name."""

from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.errors import (
    CitationError,
    InputError,
    KildesvarError,
    LibraryError,
    LibraryMissing,
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
from qa.answer import Answer, AnswerText, Citation, Claim, LibraryState, ReadPassage, Trace
from qa.assistant import Assistant
from qa.conversation import Conversation
from qa.followups.followup import understand
from qa.followups.topic import Exchange
from qa.hint import Hint
from qa.mentions import DocumentMentions, Mention, Mentions, Tally, find_mentions
from qa.quotebank import Quote, Quotes, counts_by_month, counts_by_speaker, find_quotes
from qa.quotes.difference import Difference, Kind
from qa.quotes.draft import DraftQuote, DraftReport
from qa.quotes.quotecheck import QuoteCheck
from qa.quotes.verdict import Nearest, Omitted, Place, Result, Verdict
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
    "Claim",
    "Conversation",
    "Difference",
    "Document",
    "DocumentMentions",
    "DraftQuote",
    "DraftReport",
    "Encoder",
    "Exchange",
    "Hint",
    "Hit",
    "InputError",
    "KildesvarError",
    "Kind",
    "Library",
    "LibraryError",
    "LibraryMissing",
    "LibraryState",
    "Mention",
    "Mentions",
    "ModelError",
    "Nearest",
    "Omitted",
    "OnnxEncoder",
    "OnnxReader",
    "Place",
    "QuestionError",
    "Quote",
    "QuoteCheck",
    "Quotes",
    "ReadError",
    "ReadPassage",
    "Reader",
    "Report",
    "Result",
    "Retriever",
    "SchemaError",
    "SentenceTransformersEncoder",
    "Source",
    "SpaceError",
    "Span",
    "Tally",
    "Trace",
    "UnknownDocument",
    "Utterance",
    "UtteranceKind",
    "VectorStore",
    "Verdict",
    "counts_by_month",
    "counts_by_speaker",
    "find_files",
    "find_mentions",
    "find_quotes",
    "index_files",
    "open_assistant",
    "remove_document",
    "understand",
]
