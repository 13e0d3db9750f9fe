"""Starts the page: `streamlit run app.py`."""

from ui.main import main

main()
