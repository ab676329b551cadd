import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.names import names_in

NAMES = {
    "one": ("Ilse Varen", ["Ilse Varen"]),
    "the word before it goes": ("By Ilse Varen", ["Ilse Varen"]),
    "in German": ("Von Ilse Varen und Tom Brandt", ["Ilse Varen", "Tom Brandt"]),
    "in French": ("Par Ilse Varen et Tom Brandt", ["Ilse Varen", "Tom Brandt"]),
    "a list": ("Ilse Varen, Tom Brandt and Ana Ruiz", ["Ilse Varen", "Tom Brandt", "Ana Ruiz"]),
    "semicolons": ("Ilse Varen; Tom Brandt", ["Ilse Varen", "Tom Brandt"]),
    "an agency": ("Ilse Varen, dpa", ["Ilse Varen", "dpa"]),
    "a role goes": ("Ilse Varen, Political Correspondent", ["Ilse Varen"]),
    "a role without a comma goes": ("Ilse Varen Correspondent", ["Ilse Varen"]),
    "initials in brackets go": ("Ilse Varen (iva)", ["Ilse Varen"]),
    "an address goes": ("Ilse Varen ilse@vesper.example", ["Ilse Varen"]),
    "a place goes": ("Ilse Varen, Halvik", ["Ilse Varen"]),
    "once": ("Ilse Varen, ILSE VAREN", ["Ilse Varen"]),
    "particles": ("Jan van der Berg", ["Jan van der Berg"]),
    "a double name": ("Anne-Marie O’Neill", ["Anne-Marie O’Neill"]),
    "an initial is no join": ("Robert E Lee", ["Robert E Lee"]),
    "capitals": ("BY ILSE VAREN AND TOM BRANDT", ["ILSE VAREN", "TOM BRANDT"]),
    "a particle is no byline": ("Di Marco", ["Di Marco"]),
    "a byline before two names": ("Di Marco Rossi", ["Marco Rossi"]),
    "an agency in a byline": ("Von AFP", ["AFP"]),
    "a name that begins like a byline": ("Byron Davis", ["Byron Davis"]),
    "another script": ("Андрей Волков", ["Андрей Волков"]),
    "no name": ("admin", []),
    "a date": ("15 March 2026", []),
    "a credit for a picture": ("Photo: NTA", []),
    "a sentence": ("The council will meet again on Thursday", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("credit", "names"), NAMES.values(), ids=NAMES.keys())
def test_the_names_in_a_credit(credit, names):
    assert list(names_in([credit])) == names


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_holds_names_or_none(credits_given):
    names = names_in(credits_given)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name == name.strip() and name for name in names)
