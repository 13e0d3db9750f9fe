"""The page as users see it, on the library that the environment names."""

from ui.page import show
from ui.service import load


def main() -> None:
    """Shows the page."""
    show(load)


if __name__ == "__main__":
    main()
