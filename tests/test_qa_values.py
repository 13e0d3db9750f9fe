import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Span
from qa.values.numeral import word_number
from qa.values.value import compare, parse, read_value

SAME = [
    ("tre kvarter", "45 minutter"),
    ("over tre kvarter", "mer enn 45 minutter"),
    ("Ap", "Arbeiderpartiet"),
    ("Tyrkia", "Turkey"),
    ("Sveits", "Switzerland"),
    ("fem milliardærer", "5 milliardærer"),
    ("to millionærer", "2 millionærer"),
    ("55", "55 år"),
    ("tre av fire", "75 prosent"),
    ("to tredjedeler", "67 prosent"),
    ("2 år og 6 måneder", "to og et halvt år"),
    ("første mars", "1. mars"),
    ("Noreg", "Norge"),
    # bokmål: figures
    ("22 mrd.", "22 milliarder kroner"),
    ("22 mrd. kroner", "22 000 millioner kroner"),
    ("rundt 25", "25"),
    ("rundt 25 personer", "25 demonstranter"),
    ("fem prosent", "5 %"),
    ("fem prosents oppslutning", "5 pst."),
    ("5,4 prosent", "5 prosent"),
    ("49,7 prosent", "50 prosent"),
    ("11.000", "11 000"),
    ("11\u00a0000", "11000"),
    ("halvannen million", "1,5 millioner"),
    ("en halv million", "500.000"),
    ("to og en halv milliard", "2,5 mrd."),
    ("1,64 millioner", "1 640 000"),
    ("1,64 millioner", "1,6 millioner"),
    ("15.844", "nærmere 16.000"),
    ("15.844", "16.000"),
    ("over 60", "61"),
    ("drøyt 200", "204"),
    ("under 100", "97"),
    ("nær 50.000", "48.700"),
    ("to til tre milliarder kroner", "2–3 mrd. kroner"),
    ("mellom 40 og 50", "40–50"),
    ("40 til 50", "45"),
    ("5–6", "6–5"),
    ("to tusen", "2.000"),
    ("femogtyve", "tjuefem"),
    ("hundreogfem", "105"),
    ("fem hundre og tjue", "520"),
    ("fire av elleve", "4"),
    ("halvparten", "50 prosent"),
    ("en tredel", "33 prosent"),
    ("18 måneder", "halvannet år"),
    ("48 timer", "to døgn"),
    ("2 km", "2000 meter"),
    ("1,5 tonn", "1500 kg"),
    ("55-åring", "55 år gammel"),
    ("kr 500", "500 kroner"),
    ("en halv time", "30 minutter"),
    ("18 måneders fengsel", "halvannet års fengsel"),
    ("tredjeplass", "nummer tre"),
    # bokmål: dates and times
    ("2. juni", "2. juni 2023"),
    ("2. juni 2023", "02.06.2023"),
    ("2023-06-02", "2. juni 2023"),
    ("juni 2023", "2. juni"),
    ("i januar", "torsdag 24. januar"),
    ("24. januar i år", "torsdag 24. januar"),
    ("3. til 18. august", "18. august"),
    ("1990-tallet", "1994"),
    ("i 2019", "2019"),
    ("fredag", "fredag kveld"),
    ("ved 08.30-tiden", "rundt halv ni"),
    ("18-tiden", "klokken seks om kvelden"),
    ("kl. 20", "åtte om kvelden"),
    ("klokken 14.55", "14.55-tiden"),
    ("kvart over åtte", "08.15"),
    ("fem over halv ni", "08.35"),
    ("klokken seks", "18.00-tiden"),
    # bokmål: names
    ("Støre", "Jonas Gahr Støre"),
    ("Statsminister Jonas Gahr Støre", "Støre"),
    ("Tidligere utenriksminister Johnson", "Boris Johnson"),
    ("østerrikske Hirscher", "Marcel Hirscher"),
    ("Hansens", "Hansen"),
    ("Per Hansen", "Per Kristian Hansen"),
    ("Harald T. Nesvik", "Harald Nesvik"),
    ("Milivojevic", "kaptein Luka Milivojević"),
    ("Volodymyr Zelenskyj", "Zelensky"),
    ("Aasen", "Åsen"),
    ("Spesialenheten", "Spesialenheten for politisaker"),
    ("LO", "Landsorganisasjonen (LO)"),
    ("FN", "Forente Nasjoner"),
    ("Bergen", "i Bergen"),
    ("Norges Fotballforbund", "norges fotballforbund"),
    # nynorsk
    ("fleire enn 30", "31"),
    ("om lag 400 kroner", "400 kronar"),
    ("fem milliardar", "5 mrd."),
    ("tre veker", "21 dagar"),
    ("måndag 4. mars", "4. mars"),
    ("halvanna time", "90 minutt"),
    ("nærmare 1.000", "988"),
    ("klokka åtte om kvelden", "20.00-tida"),
    ("1980-talet", "1984"),
    ("laurdag", "lørdag"),
    ("statsråden Kari Lie", "Lie"),
    # English
    ("two million", "2,000,000"),
    ("42,000", "42.000"),
    ("about 300", "300"),
    ("more than 60", "62"),
    ("five per cent", "5%"),
    ("twenty-five", "25"),
    ("half past eight", "08:30"),
    ("8 pm", "20:00"),
    ("March 1, 2019", "1. mars"),
    ("the 1990s", "1995"),
    ("Prime Minister May", "Theresa May"),
    ("Monday", "mandag"),
    ("three miles", "3 miles"),
]
DIFFERENT = [
    ("en tredjedel", "to tredjedeler"),
    ("to år og seks måneder", "to år og åtte måneder"),
    ("20–30 år", "10 år"),
    ("våren 2025", "høsten 2025"),
    ("første mai", "17. mai"),
    ("50 øre", "50 kroner"),
    ("10 MW", "10 GW"),
    ("over 200", "under 200"),
    # Marks of thousands that are mixed are no one number, and no error.
    ("1,234 567 890", "5"),
    ("12,345.678", "5"),
    ("5-6", "6–4"),
    ("2–0", "2–1"),
    ("15000 soldater", "12.000 soldater"),
    ("47 000", "rundt 42.000"),
    ("65.000 tilskuere", "Nær 50.000 tilskuere"),
    ("fire av elleve", "Seks av de elleve"),
    ("55-år gamle", "49 år"),
    ("50 år", "49 år"),
    ("12", "13"),
    ("118", "120"),
    ("5 prosent", "8 prosent"),
    ("5 prosent", "femti prosent"),
    ("2,3 milliarder", "2,3 millioner"),
    ("over 60", "58"),
    ("under 60", "62"),
    ("over 60", "140"),
    ("40 til 50", "25"),
    ("to til tre milliarder", "fire milliarder"),
    ("2 km", "2 meter"),
    ("14 dager", "tre uker"),
    ("søndag 18. august", "søndag 25. august"),
    ("Fra lørdag 3. til søndag 18. august", "søndag 25. august"),
    ("1. mars", "15. mars"),
    ("1. mars 2018", "1. mars 2019"),
    ("mars 2018", "2019"),
    ("2018", "2019"),
    ("1980-tallet", "1994"),
    ("mandag", "tirsdag"),
    ("klokken 16.11", "klokken 14.55"),
    ("rundt halv ni", "ved 11-tiden"),
    ("8 am", "8 pm"),
    ("May 3", "May 4"),
    ("Kari Hansen", "Ola Hansen"),
    ("Yngvill Ofstad", "Ingvild Oftedal"),
    ("Alex Oxlade-Chamberlain", "Mason Mount"),
    ("Intility Arena", "Nadderud stadion"),
    ("South Bend", "Fort Wayne"),
    ("Nord-Korea", "Sør-Korea"),
    ("NRK", "NTB"),
    ("VG", "Dagbladet"),
    ("USA", "Canada"),
    ("Universitetet i Oslo", "Universitetet i Bergen"),
    ("femteplass", "sjetteplass"),
    ("et halvt år", "ett år"),
    ("måndag", "onsdag"),
    ("tre veker", "fire veker"),
    ("two million", "three million"),
    ("five per cent", "seven per cent"),
]
UNKNOWN = [
    ("i går", "1. mars"),
    ("i fjor", "2018"),
    ("mandag", "1. mars"),
    ("2019", "1. mars"),
    ("klokken 14", "1. mars"),
    ("5 prosent", "5 kroner"),
    ("5 prosent", "to prosentpoeng"),
    ("30 svenske kroner", "40 kroner"),
    ("nummer fem", "7"),
    ("minst 12", "14"),
    ("NRK", "Norsk rikskringkasting"),
    ("tredje", "3"),
    ("fordi det regnet", "uvær"),
    ("Støre", "5"),
    ("flere hundre", "300"),
    ("a long time", "weeks"),
]


def verdict(a, b):
    english = not any(letter in a + b for letter in "æøå")
    return compare(read_value(a), read_value(b, language="en" if english and "," in b else None))


@pytest.mark.parametrize(("a", "b"), SAME)
def test_other_words_for_one_value_are_the_same(a, b):
    assert verdict(a, b) == "same"


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_another_value_is_different(a, b):
    assert verdict(a, b) == "different"


@pytest.mark.parametrize(("a", "b"), UNKNOWN)
def test_what_cannot_be_told_is_unknown(a, b):
    assert verdict(a, b) == "unknown"


PHRASES = st.sampled_from([text for pair in (*SAME, *DIFFERENT, *UNKNOWN) for text in pair])


@settings(deadline=None)
@given(PHRASES, PHRASES)
def test_comparing_is_symmetric(a, b):
    assert compare(read_value(a), read_value(b)) == compare(read_value(b), read_value(a))


@settings(deadline=None)
@given(PHRASES)
def test_a_value_is_the_same_as_itself(text):
    assert compare(read_value(text), read_value(text)) == "same"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(alphabet="0123456789.,– klhalvto%", max_size=40))
def test_any_text_can_be_compared_either_way(a, b):
    one, two = read_value(a), read_value(b)
    assert compare(one, two) == compare(two, one)


def value_of(text, answer):
    start = text.index(answer)
    return parse(text, Span(start, start + len(answer)), Span(0, len(text)))


def test_the_sentence_gives_what_the_span_leaves_out():
    assert value_of("Bare rundt 5 prosent svarte.", "5").figures == (
        read_value("rundt 5 prosent").figures
    )
    time = value_of("Politiet meldte om det klokken 14.55.", "14.55")
    assert time.moments == read_value("klokken 14.55").moments


def test_the_text_gives_the_full_name_and_the_long_form():
    full = "Ola Moe vant. Det var Moe som ledet. Riksmållaget (RL) jublet."
    other = read_value("Kari Moe")
    assert compare(value_of(full, "Moe"), other) == "different"
    assert compare(value_of("Da ledet Moe.", "Moe"), other) == "same"
    assert compare(value_of(full, "RL"), read_value("Riksmållaget")) == "same"


def test_english_words_that_are_norwegian_numbers_are_none():
    assert read_value("to the fire", language="en").figures == ()
    assert read_value("to tusen").figures[0].low == 2_000
    assert read_value("2 billion", language="en").figures[0].low == 2e9
    assert read_value("2 billioner").figures[0].low == 2e12


def test_the_owner_of_a_title_is_not_who_is_meant():
    assert read_value("Norges statsminister").names == ()
    assert [name.words for name in read_value("Norges Kari Lie").names] == [
        ("Norges", "Kari", "Lie")
    ]


def test_a_long_span_says_no_single_value():
    assert read_value("5 prosent av " + "alle som svarte på dette spørsmålet " * 3).kinds == ()


def test_a_comma_before_three_digits_depends_on_the_language():
    billion = read_value("1,85 milliarder kroner")
    assert compare(read_value("NOK 1,850 million", language="en"), billion) == "same"
    assert compare(read_value("1,850 millioner kroner"), billion) == "different"


def test_a_word_of_a_thousand_numbers_is_none():
    assert word_number("tusen" * 1_200) is None
    assert word_number("femogtyvetusenfirehundre") == 25_400
