"""No text from a user or a document reaches a function that renders Markdown or HTML."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from ui.words import Words
from ui.words_bank import BankWords
from ui.words_check import CheckWords

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "app.py", *sorted((ROOT / "ui").rglob("*.py"))]
CATALOGUES = {
    "words": {field.name for field in fields(Words)},
    "own": {field.name for kind in (BankWords, CheckWords) for field in fields(kind)},
}

# What each function shows as Markdown or HTML: the numbers of positional and the names of
# keyword arguments.
NAMES = """
    markdown write write_stream error info warning success exception title header subheader
    caption latex code html badge toast spinner status expander popover dialog metric button
    download_button link_button form_submit_button checkbox toggle radio selectbox
    multiselect slider select_slider number_input text_input text_area date_input time_input
    file_uploader camera_input audio_input color_picker chat_message chat_input feedback
    segmented_control pills tabs table dataframe data_editor json image
"""
SHOWN = {"label", "body", "text", "help", "placeholder", "caption", "avatar", "icon"}
RENDERS = {
    **dict.fromkeys(NAMES.split(), ((0,), SHOWN)),
    "page_link": ((1,), {"label", "icon", "help"}),
    "Page": ((1,), {"title", "icon"}),
    "progress": ((1,), {"text"}),
    "set_page_config": ((0,), {"page_title", "menu_items"}),
    "component": ((1,), {"html"}),
}
PLAIN = {
    "cache_resource",
    "chat_input",
    "component",
    "components",
    "container",
    "empty",
    "form",
    "navigation",
    "query_params",
    "rerun",
    "session_state",
    "text",
    "v2",
}


def violations(source):
    """Returns the lines of a page that could render foreign text, with the reason."""
    tree = ast.parse(source)
    paths = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and _is_own_file(node.value)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            known = node.attr in PLAIN or node.attr in RENDERS
            if node.value.id == "st" and not known:
                found.append(f"{node.lineno}: st.{node.attr} is not known to this test")
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit"):
            found.append(f"{node.lineno}: import streamlit only as st")
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            found.append(f"{node.lineno}: unsafe_allow_html")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found += _rendered(node, node.func.attr, paths)
    return found


def _rendered(call, name, paths):
    if name not in RENDERS:
        return []
    positions, keywords = RENDERS[name]
    shown = [call.args[place] for place in positions if place < len(call.args)]
    shown += [keyword.value for keyword in call.keywords if keyword.arg in keywords]
    if any(isinstance(argument, ast.Starred) for argument in call.args) or any(
        keyword.arg is None for keyword in call.keywords
    ):
        return [f"{call.lineno}: {name} with unpacked arguments"]
    return [
        f"{call.lineno}: {name} shows {ast.unparse(node)}"
        for node in shown
        if not _is_fixed(node, paths)
    ]


def _is_fixed(node, paths):
    """Says whether an expression is a constant, a word of the catalogue or a file of ours."""
    if isinstance(node, ast.Name):
        return node.id in paths
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) and node.attr in CATALOGUES.get(node.value.id, ())
    return isinstance(node, ast.Constant)


def _is_own_file(node):
    return ast.unparse(node).startswith("Path(__file__).with_name(")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_foreign_text_is_rendered(page):
    assert violations(page.read_text(encoding="utf-8")) == []


def test_the_pages_are_found():
    assert {"app.py", "page.py", "main.py", "service.py", "check_page.py"} <= {
        page.name for page in PAGES
    }


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown(question)",
        "st.write(answer.text)",
        "st.error(str(error))",
        "st.error(f'{error}')",
        "st.button(question)",
        "st.button('x', help=document.title)",
        "st.chat_message(name)",
        "place.markdown(question)",
        "place.progress(0.5, text=question)",
        "st.progress(0.5, question)",
        "st.title(words.ask_who.format(name=name))",
        "st.title(words.nothing_of_the_kind)",
        "st.title(own.nothing_of_the_kind)",
        "st.title(quote.speaker)",
        "st.page_link(page, label=title)",
        "st.Page(show, title=title)",
        "st.text_area(label)",
        "st.text_input('x', placeholder=term)",
        "st.download_button(name, data)",
        "st.dataframe(rows)",
        "st.html(page)",
        "st.markdown('x', unsafe_allow_html=True)",
        "st.write(*parts)",
        "st.write(**parts)",
        "st.some_new_function('x')",
        "from streamlit import markdown",
    ],
)
def test_the_lint_finds(line):
    assert violations(f"import streamlit as st\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "st.title('Kildesvar')",
        "st.caption(words.start_help)",
        "st.text(question)",
        "place.progress(share, text=words.preparing)",
        "st.text_input(own.term_label, key=key)",
        "st.page_link(page, label=words.page_ask)",
        "st.Page(show, title=words.page_check, url_path='x')",
        "st.download_button(own.save_csv, data)",
    ],
)
def test_the_lint_lets_pass(line):
    assert violations(f"import streamlit as st\n{line}") == []


@pytest.mark.parametrize("script", sorted((ROOT / "ui").rglob("*.js")), ids=lambda path: path.name)
def test_the_components_never_parse_text(script):
    source = script.read_text(encoding="utf-8")
    parsers = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser")
    others = ("createContextualFragment", "eval(", "new Function", "fetch(", "import(", "http")
    assert [word for word in parsers + others if word in source] == []
