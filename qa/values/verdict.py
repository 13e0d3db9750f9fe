"""What a comparison of two values finds."""

from typing import Final, Literal

Comparison = Literal["different", "same", "unknown"]

SAME: Final = "same"
DIFFERENT: Final = "different"
UNKNOWN: Final = "unknown"
