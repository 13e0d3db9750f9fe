"""The words of the page Sitatsjekk; see `ui.words`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The words of one interface language; braces hold numbers."""

    check_help: str
    mode_label: str
    mode_quote: str
    mode_draft: str
    quote_label: str
    draft_label: str
    speaker_label: str
    check_button: str
    checking: str
    misattributed: str
    qualified: str
    the_quote: str
    the_source: str
    differences: str
    nothing: str
    said_by: str
    unknown: str
    nobody: str
    claimed: str
    speaker_right: str
    speaker_wrong: str
    speaker_unknown: str
    places: str
    nearest: str
    nearest_help: str
    open_place: str
    more: str
    draft_summary: str
    draft_hint: str
    no_quotes: str
    quote_number: str
    copy_report: str
    copied: str
    copy_failed: str
    save_markdown: str
    save_docx: str
    bad_check: str
    empty_text: str
    long_quote: str
    other_check: str


_BOKMAL = CheckWords(
    check_help="Lim inn et sitat eller et helt utkast. Hvert sitat sammenlignes med kildene, "
    "ord for ord.",
    mode_label="Hva vil du sjekke?",
    mode_quote="Ett sitat",
    mode_draft="Hele utkastet",
    quote_label="Sitat",
    draft_label="Utkast",
    speaker_label="Hvem skal ha sagt det? (valgfritt)",
    check_button="Sjekk",
    checking="Leser kildene …",
    misattributed="Ordrett, men feil taler",
    qualified="Ordrett, men se nærmere",
    the_quote="Sitatet",
    the_source="Kilden",
    differences="Forskjeller",
    nothing="(ingenting)",
    said_by="Sagt av",
    unknown="ukjent",
    nobody="ingen er sitert",
    claimed="Oppgitt som",
    speaker_right="stemmer med kilden",
    speaker_wrong="stemmer ikke: noen andre sier det",
    speaker_unknown="kilden sier det ikke",
    places="Steder i kildene: {count}",
    nearest="Nærmest i kildene",
    nearest_help="Dette er ikke sitatet, men stedet som har flest av ordene.",
    open_place="Åpne kilden: {title}",
    more="Vis flere ({shown} av {total})",
    draft_summary="Sitater i utkastet: {count}. Ordrette: {verbatim}. Feil taler: "
    "{misattributed}. Å se nærmere på: {qualified}. Endret: {altered}. Ikke funnet: {not_found}.",
    draft_hint="Åpne et sitat for å se dommen og kilden.",
    no_quotes="Fant ingen sitater i teksten.",
    quote_number="Sitat {number} av {count}",
    copy_report="Kopier rapporten",
    copied="Kopiert",
    copy_failed="Kunne ikke kopiere",
    save_markdown="Last ned som Markdown",
    save_docx="Last ned som DOCX",
    bad_check="Kan ikke sjekkes slik det står",
    empty_text="Det er ingen ord å sjekke. Lim inn et sitat eller et utkast.",
    long_quote="Sitatet er for langt. Sjekk det som et utkast.",
    other_check="Rett opp det som står nedenfor, og prøv igjen.",
)

_NYNORSK = CheckWords(
    check_help="Lim inn eit sitat eller eit heilt utkast. Kvart sitat blir jamført med "
    "kjeldene, ord for ord.",
    mode_label="Kva vil du sjekke?",
    mode_quote="Eitt sitat",
    mode_draft="Heile utkastet",
    quote_label="Sitat",
    draft_label="Utkast",
    speaker_label="Kven skal ha sagt det? (valfritt)",
    check_button="Sjekk",
    checking="Les kjeldene …",
    misattributed="Ordrett, men feil talar",
    qualified="Ordrett, men sjå nærare",
    the_quote="Sitatet",
    the_source="Kjelda",
    differences="Skilnader",
    nothing="(ingenting)",
    said_by="Sagt av",
    unknown="ukjend",
    nobody="ingen er sitert",
    claimed="Oppgitt som",
    speaker_right="stemmer med kjelda",
    speaker_wrong="stemmer ikkje: nokon andre seier det",
    speaker_unknown="kjelda seier det ikkje",
    places="Stader i kjeldene: {count}",
    nearest="Nærast i kjeldene",
    nearest_help="Dette er ikkje sitatet, men staden som har flest av orda.",
    open_place="Opne kjelda: {title}",
    more="Vis fleire ({shown} av {total})",
    draft_summary="Sitat i utkastet: {count}. Ordrette: {verbatim}. Feil talar: "
    "{misattributed}. Å sjå nærare på: {qualified}. Endra: {altered}. Ikkje funne: {not_found}.",
    draft_hint="Opne eit sitat for å sjå dommen og kjelda.",
    no_quotes="Fann ingen sitat i teksten.",
    quote_number="Sitat {number} av {count}",
    copy_report="Kopier rapporten",
    copied="Kopiert",
    copy_failed="Kunne ikkje kopiere",
    save_markdown="Last ned som Markdown",
    save_docx="Last ned som DOCX",
    bad_check="Kan ikkje sjekkast slik det står",
    empty_text="Det er ingen ord å sjekke. Lim inn eit sitat eller eit utkast.",
    long_quote="Sitatet er for langt. Sjekk det som eit utkast.",
    other_check="Rett opp det som står nedanfor, og prøv igjen.",
)

_ENGLISH = CheckWords(
    check_help="Paste a quote or a whole draft. Each quote is compared with the sources, word "
    "by word.",
    mode_label="What do you want to check?",
    mode_quote="One quote",
    mode_draft="The whole draft",
    quote_label="Quote",
    draft_label="Draft",
    speaker_label="Who is said to have said it? (optional)",
    check_button="Check",
    checking="Reading the sources …",
    misattributed="Verbatim, but wrong speaker",
    qualified="Verbatim, but look closer",
    the_quote="The quote",
    the_source="The source",
    differences="Differences",
    nothing="(nothing)",
    said_by="Said by",
    unknown="unknown",
    nobody="nobody is quoted",
    claimed="Attributed to",
    speaker_right="agrees with the source",
    speaker_wrong="is wrong: somebody else says it",
    speaker_unknown="the source does not say",
    places="Places in the sources: {count}",
    nearest="Nearest in the sources",
    nearest_help="This is not the quote, but the place that has most of its words.",
    open_place="Open the source: {title}",
    more="Show more ({shown} of {total})",
    draft_summary="Quotes in the draft: {count}. Verbatim: {verbatim}. Wrong speaker: "
    "{misattributed}. To look closer at: {qualified}. Altered: {altered}. Not found: {not_found}.",
    draft_hint="Open a quote to see its verdict and the source.",
    no_quotes="Found no quotes in the text.",
    quote_number="Quote {number} of {count}",
    copy_report="Copy the report",
    copied="Copied",
    copy_failed="Could not copy",
    save_markdown="Download as Markdown",
    save_docx="Download as DOCX",
    bad_check="Cannot be checked as it stands",
    empty_text="There is no word to check. Paste a quote or a draft.",
    long_quote="The quote is too long. Check it as a draft.",
    other_check="Correct what is said below, and try again.",
)

CHECK = {"nb": _BOKMAL, "nn": _NYNORSK, "en": _ENGLISH}
"""The catalogue, by interface language."""
