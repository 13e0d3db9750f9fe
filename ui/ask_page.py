"""The page Spør: a conversation with the sources."""

from itertools import islice

import streamlit as st

from corpus.document import Document
from corpus.errors import KildesvarError
from corpus.segment import segment
from ui.address import address, asked
from ui.answer_data import answer_data
from ui.answer_view import answer_view
from ui.assistant import Assistant, Load
from ui.start_view import start_view
from ui.starters import starters
from ui.turn import Failure, Turn
from ui.words import Words

_SAMPLED = 50
"""Documents that are looked at for questions to begin with."""

# Keys of the session's state.
_BOX = "question_box"
_START = "start"
_STARTERS = "starters"
_TURNS = "turns"


def ask_page(load: Load, words: Words) -> None:
    """Shows the page.

    Args:
        load: Returns the assistant; may show on the page how far that has come.
        words: The words of the interface language.
    """
    turns = _turns()
    conversation = st.container(key="conversation")
    # In a container of its own: at the end of the page, Streamlit follows the end of each answer,
    # where its beginning is what matters.
    with st.container(key="ask"):
        typed = st.chat_input(words.ask_label, key=_BOX)
    if typed is not None:
        turns.append(Turn(typed))
        st.query_params.from_dict(address(typed, st.query_params.to_dict()))
    elif turns and "q" not in st.query_params:
        # Back from another page, the address is that of the conversation again.
        st.query_params.from_dict(address(turns[-1].question, st.query_params.to_dict()))
    with conversation:
        _converse(turns, load, words)


def _converse(turns: list[Turn], load: Load, words: Words) -> None:
    """Shows the conversation so far and answers what waits for an answer."""
    start = st.empty()
    places = [st.empty() for _ in turns]
    for number, (turn, place) in enumerate(zip(turns, places, strict=True)):
        with place:
            answer_view(turn.data(words, latest=turn is turns[-1]), key=f"turn-{number}")
    try:
        assistant = load(words)
        if not turns:
            with start.container():
                _begin(assistant, words)
    except KildesvarError as error:
        _fail(error, turns, words)
        return
    pending = [(turn, place) for turn, place in zip(turns, places, strict=True) if turn.pending]
    for turn, place in pending:
        try:
            _answer(turn, assistant)
        finally:
            # An error that nobody foresaw goes on to the log, and the page stops waiting.
            if turn.failure is Failure.OTHER:
                with place:
                    answer_view(turn.data(words, latest=turn is turns[-1]), key="broken")
    if pending:
        st.rerun()


def _turns() -> list[Turn]:
    """Returns the conversation, which the address may open with a question."""
    if _TURNS not in st.session_state:
        question = asked(st.query_params)
        st.session_state[_TURNS] = [Turn(question[0], open=question[1])] if question else []
    turns: list[Turn] = st.session_state[_TURNS]
    return turns


def _begin(assistant: Assistant, words: Words) -> None:
    """Shows questions to begin with, or says that there is nothing to ask about."""
    documents = list(islice(assistant.library.documents(), _SAMPLED))
    sources = ((document, _speakers(document, assistant)) for document in documents)
    questions = starters(sources, words)
    st.session_state[_STARTERS] = questions
    start_view(
        {
            "language": words.language,
            "heading": words.start_heading if documents else words.empty_library,
            "help": words.start_help if documents else words.empty_library_help,
            "label": words.starters_label,
            "questions": questions,
        },
        key=_START,
        on_choice=_fill,
    )


def _speakers(document: Document, assistant: Assistant) -> list[str]:
    """Returns the names of those whom a document quotes for certain, in its order."""
    said = assistant.library.utterances(document.id)
    return list(
        dict.fromkeys(item.speaker for item in said if item.speaker and item.confidence == 1)
    )


def _fill() -> None:
    """Puts the chosen question into the box, to be edited and sent from there."""
    choice = st.session_state[_START].choice
    questions = st.session_state.get(_STARTERS, [])
    if isinstance(choice, int) and 0 <= choice < len(questions):
        st.session_state[_BOX] = questions[choice]


def _answer(turn: Turn, assistant: Assistant) -> None:
    # Stands if something unforeseen ends this run, so that the question is not asked for ever.
    turn.failure = Failure.OTHER
    try:
        answer = assistant.ask(turn.question)
        turn.answer = answer_data(answer, assistant.library.get, segment)
    except KildesvarError as error:
        turn.fail(error)
        return
    turn.confidence = answer.confidence
    turn.documents = answer.library.documents
    turn.failure = None


def _fail(error: KildesvarError, turns: list[Turn], words: Words) -> None:
    """Says why there is no assistant, in the place of the answers that wait for it."""
    waiting = [turn for turn in turns if turn.pending]
    notice = Turn("")
    for turn in waiting or [notice]:
        turn.fail(error)
        turn.failure = Failure.LIBRARY
    if waiting:
        st.rerun()
    if not turns:
        answer_view(notice.data(words, latest=True), key="notice")
