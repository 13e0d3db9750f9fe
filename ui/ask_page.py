"""The page Spør: a conversation with the sources."""

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice, takewhile

import streamlit as st

from corpus.document import Document
from corpus.errors import KildesvarError, QuestionError
from qa.answer import Answer
from qa.conversation import Conversation
from qa.evidence import blocks_of
from qa.followups.topic import Exchange
from qa.several import split_questions
from ui.address import address, asked
from ui.answer_data import answer_data
from ui.answer_view import answer_view
from ui.assistant import Assistant, Load
from ui.start_view import start_view
from ui.starters import starters
from ui.strictness import strictness, threshold
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
        below = st.container()
    if typed is not None:
        _begin_turn(typed)
    elif turns and "q" not in st.query_params:
        # Back from another page, the address is that of the conversation again.
        st.query_params.from_dict(address(turns[-1].address, st.query_params.to_dict()))
    with conversation:
        _converse(turns, below, load, words)


def _converse(
    turns: list[Turn], below: AbstractContextManager[object], load: Load, words: Words
) -> None:
    """Shows the conversation so far and answers what waits for an answer.

    Args:
        turns: The questions.
        below: Where the control of the threshold stands, which needs the assistant.
        load: Returns the assistant.
        words: The words of the interface language.
    """
    start = st.empty()
    places: list[AbstractContextManager[object] | None] = []
    for number, turn in enumerate(turns):
        # What is drawn into an empty place is taken off the page for a moment, and the window
        # loses its own. Only what was not there before may have to be replaced.
        places.append(st.empty() if turn.new else None)
        with places[-1] or nullcontext():
            answer_view(
                turn.data(words, latest=turn is turns[-1]),
                key=f"turn-{number}",
                on_edit=partial(_edit, number),
                on_suggest=partial(_suggest, number),
            )
    try:
        assistant = load(words)
        with below:
            strictness(assistant.threshold, words, _ask_again)
        if not turns:
            with start.container():
                _begin(assistant, words)
    except KildesvarError as error:
        _fail(error, turns, words)
        return
    pending = [(turn, place) for turn, place in zip(turns, places, strict=True) if turn.pending]
    # Taken here: Streamlit may end a run wherever its session state is looked at.
    least = threshold()
    for turn, place in pending:
        try:
            _answer(turn, assistant, least)
        finally:
            # An error that nobody foresaw goes on to the log, and the page stops waiting.
            if place and turn.failure is Failure.OTHER:
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


def _edit(number: int) -> None:
    """Puts a question as it was understood into the box."""
    if answer := _turns()[number].answer:
        st.session_state[_BOX] = answer.understood


def _suggest(number: int) -> None:
    """Asks what was suggested for a question."""
    answer = _turns()[number].answer
    if answer and answer.suggestion:
        _begin_turn(answer.suggestion)


def _begin_turn(typed: str) -> None:
    """Adds a turn for each question in what was typed."""
    try:
        _turns().extend(map(Turn, split_questions(typed)))
    except QuestionError:
        _turns().append(Turn(typed, failure=Failure.LONG))
    st.query_params.from_dict(address(_turns()[-1].address, st.query_params.to_dict()))


def _ask_again() -> None:
    """Asks every question again, since with another threshold its answer may be another one."""
    for turn in _turns():
        turn.outdated = True


def _ask(turn: Turn, assistant: Assistant, least: float | None) -> tuple[Answer, Exchange | None]:
    """Asks the question of a turn, as it is meant after those before it."""
    before = takewhile(lambda other: other is not turn, _turns())
    conversation = Conversation(assistant, [one.exchange for one in before if one.exchange])
    # A question that is asked again is read as it was the first time.
    understood = turn.answer.understood if turn.answer else None
    before_it = conversation.history
    answer = conversation.ask(turn.question, understood=understood, threshold=least)
    learned = conversation.history is not before_it
    return answer, conversation.history[-1] if learned else None


def _answer(turn: Turn, assistant: Assistant, least: float | None) -> None:
    # Stands if something unforeseen ends this run, so that the question is not asked for ever.
    turn.failure = Failure.OTHER
    try:
        answer, exchange = _ask(turn, assistant, least)
        turn.settle(answer, answer_data(answer, assistant.library.get, blocks_of), exchange)
    except KildesvarError as error:
        turn.fail(error)


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
