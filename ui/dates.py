"""Dates as each interface language writes them."""

_NORWEGIAN = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def written_date(iso: str | None, language: str) -> str:
    """Returns an ISO date as it is written in running text.

    Args:
        iso: "2023-06-02", "2024-02" or "2023", None where nothing is known.
        language: "nb", "nn" or "en".

    Returns:
        "2. juni 2023", "februar 2024" or "2023" ("2 June 2023" in English), "" for None. What
        is no such date comes back unchanged.
    """
    if iso is None:
        return ""
    year, *rest = iso.split("-")
    if not all(part.isdecimal() for part in (year, *rest)):
        return iso
    if not rest:
        return year
    months = _ENGLISH if language == "en" else _NORWEGIAN
    number = int(rest[0])
    if not 1 <= number <= len(months):
        return iso
    if len(rest) == 1:
        return f"{months[number - 1]} {year}"
    day = f"{int(rest[1])}" if language == "en" else f"{int(rest[1])}."
    return f"{day} {months[number - 1]} {year}"
