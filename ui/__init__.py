"""The browser app: views of what `qa` answers, without logic of its own."""
