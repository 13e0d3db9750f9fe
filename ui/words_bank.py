"""The words of the pages Sitater and Omtaler; see `ui.words`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BankWords:
    """The words of one interface language; braces hold numbers and titles."""

    quotes_help: str
    speaker_filter: str
    since_filter: str
    until_filter: str
    date_help: str
    contains_filter: str
    headings_filter: str
    show_button: str
    quotes_found: str
    left_undated: str
    no_quotes: str
    by_speaker: str
    over_time: str
    number: str
    speaker: str
    title: str
    quote: str
    source: str
    date: str
    unknown: str
    probably: str
    undated: str
    without_date: str
    open_place: str
    more: str
    show_more: str
    save_csv: str
    save_xlsx: str
    too_many_rows: str
    mentions_help: str
    term_label: str
    form_label: str
    exact_form: str
    all_forms: str
    find_button: str
    searched: str
    mentions_found: str
    counting: str
    no_mentions: str
    forms_found: str
    mentions_time: str
    bad_search: str
    bad_dates: str
    empty_term: str
    long_term: str


_BOKMAL = BankWords(
    quotes_help="Alle sitater i kildene, med hvem som sier dem og når.",
    speaker_filter="Taler (navn eller tittel)",
    since_filter="Fra dato",
    until_filter="Til dato",
    date_help="31.12.2024, 2024-12 eller 2024",
    contains_filter="Sitatet inneholder",
    headings_filter="Ta med overskrifter i sitatform",
    show_button="Vis sitater",
    quotes_found="Sitater: {count}",
    left_undated="Utelatt, uten dato: {count}",
    no_quotes="Ingen sitater passer.",
    by_speaker="Sitater per taler",
    over_time="Sitater over tid",
    number="Nr.",
    speaker="Taler",
    title="Tittel",
    quote="Sitat",
    source="Kilde",
    date="Dato",
    unknown="ukjent",
    probably="trolig",
    undated="udatert",
    without_date="Uten dato: {count}",
    open_place="Åpne kilden, nr. {number}: {title}",
    more="Vis flere ({shown} av {total})",
    show_more="Vis flere",
    save_csv="Last ned som CSV",
    save_xlsx="Last ned som XLSX",
    too_many_rows="XLSX har plass til {most} rader. Last ned som CSV i stedet.",
    mentions_help="Alle steder der et ord, et navn eller et uttrykk står i kildene.",
    term_label="Ord, navn eller uttrykk",
    form_label="Form",
    exact_form="Akkurat slik",
    all_forms="Alle bøyningsformer",
    find_button="Finn omtaler",
    searched="{searched} av {total} dokumenter gjennomsøkt",
    mentions_found="Omtaler: {count}. Dokumenter: {documents}",
    counting="Teller alle omtaler …",
    no_mentions="Ingen omtaler.",
    forms_found="Former som står i kildene",
    mentions_time="Omtaler over tid",
    bad_search="Kan ikke søkes slik det står",
    bad_dates="Skriv datoene slik: 31.12.2024, 2024-12 eller 2024. Den tidligste står først.",
    empty_term="Skriv et ord, et navn eller et uttrykk.",
    long_term="Teksten er for lang. Skriv høyst {most} tegn.",
)

_NYNORSK = BankWords(
    quotes_help="Alle sitat i kjeldene, med kven som seier dei og når.",
    speaker_filter="Talar (namn eller tittel)",
    since_filter="Frå dato",
    until_filter="Til dato",
    date_help="31.12.2024, 2024-12 eller 2024",
    contains_filter="Sitatet inneheld",
    headings_filter="Ta med overskrifter i sitatform",
    show_button="Vis sitat",
    quotes_found="Sitat: {count}",
    left_undated="Utelatne, utan dato: {count}",
    no_quotes="Ingen sitat passar.",
    by_speaker="Sitat per talar",
    over_time="Sitat over tid",
    number="Nr.",
    speaker="Talar",
    title="Tittel",
    quote="Sitat",
    source="Kjelde",
    date="Dato",
    unknown="ukjend",
    probably="truleg",
    undated="udatert",
    without_date="Utan dato: {count}",
    open_place="Opne kjelda, nr. {number}: {title}",
    more="Vis fleire ({shown} av {total})",
    show_more="Vis fleire",
    save_csv="Last ned som CSV",
    save_xlsx="Last ned som XLSX",
    too_many_rows="XLSX har plass til {most} rader. Last ned som CSV i staden.",
    mentions_help="Alle stader der eit ord, eit namn eller eit uttrykk står i kjeldene.",
    term_label="Ord, namn eller uttrykk",
    form_label="Form",
    exact_form="Akkurat slik",
    all_forms="Alle bøyingsformer",
    find_button="Finn omtalar",
    searched="{searched} av {total} dokument gjennomsøkte",
    mentions_found="Omtalar: {count}. Dokument: {documents}",
    counting="Tel alle omtalar …",
    no_mentions="Ingen omtalar.",
    forms_found="Former som står i kjeldene",
    mentions_time="Omtalar over tid",
    bad_search="Kan ikkje søkjast slik det står",
    bad_dates="Skriv datoane slik: 31.12.2024, 2024-12 eller 2024. Den tidlegaste står først.",
    empty_term="Skriv eit ord, eit namn eller eit uttrykk.",
    long_term="Teksten er for lang. Skriv høgst {most} teikn.",
)

_ENGLISH = BankWords(
    quotes_help="All quotes in the sources, with who says them and when.",
    speaker_filter="Speaker (name or title)",
    since_filter="From date",
    until_filter="To date",
    date_help="31.12.2024, 2024-12 or 2024",
    contains_filter="The quote contains",
    headings_filter="Include headings in quote form",
    show_button="Show quotes",
    quotes_found="Quotes: {count}",
    left_undated="Left out, without a date: {count}",
    no_quotes="No quotes match.",
    by_speaker="Quotes per speaker",
    over_time="Quotes over time",
    number="No.",
    speaker="Speaker",
    title="Title",
    quote="Quote",
    source="Source",
    date="Date",
    unknown="unknown",
    probably="probably",
    undated="undated",
    without_date="Without a date: {count}",
    open_place="Open the source, no. {number}: {title}",
    more="Show more ({shown} of {total})",
    show_more="Show more",
    save_csv="Download as CSV",
    save_xlsx="Download as XLSX",
    too_many_rows="XLSX has room for {most} rows. Download as CSV instead.",
    mentions_help="Every place where a word, name or phrase stands in the sources.",
    term_label="Word, name or phrase",
    form_label="Form",
    exact_form="Exactly as written",
    all_forms="All inflected forms",
    find_button="Find mentions",
    searched="{searched} of {total} documents searched",
    mentions_found="Mentions: {count}. Documents: {documents}",
    counting="Counting all mentions …",
    no_mentions="No mentions.",
    forms_found="Forms that stand in the sources",
    mentions_time="Mentions over time",
    bad_search="Cannot be searched as it stands",
    bad_dates="Write dates like this: 31.12.2024, 2024-12 or 2024. The earlier one comes first.",
    empty_term="Write a word, name or phrase.",
    long_term="The text is too long. Write at most {most} characters.",
)

BANK = {"nb": _BOKMAL, "nn": _NYNORSK, "en": _ENGLISH}
"""The catalogue, by interface language."""
