"""Runs of the page on made-up documents, without a browser."""

import json

from streamlit.testing.v1 import AppTest


def page():
    from fake_app import FakeAssistant

    from ui.page import show

    show(lambda _words: FakeAssistant())


def run(script=page, **query):
    """Returns a run of a page with the parameters of its address."""
    test = AppTest.from_function(script, default_timeout=30)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def shown(test):
    """Returns what each component on the page was given."""
    return [json.loads(view.proto.json) for view in test.get("bidi_component")]


def ask(test, question):
    """Returns the run after a question."""
    return test.chat_input[0].set_value(question).run()
