from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from cnnstudio.ui.fields.numbers import NumberError, read_int, read_pair, read_real, write_pair, write_real


@pytest.fixture(params=["C", "es_ES", "de_DE", "en_US", "fr_FR"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize("text", ["60000", "60 000", "60,000", "60.000", "60\u202f000", " 60000 ", "60'000"])
def test_whole_numbers_read_alike_however_they_are_grouped(locale, text):
    assert read_int(text) == 60000


@pytest.mark.parametrize("text", ["0.001", "0,001", "1e-3", "1E-3", ".001", ",001", "0.0010"])
def test_reals_read_alike_with_point_and_comma(locale, text):
    assert read_real(text) == 0.001


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,5", 1.5), ("10 000,5", 10000.5), ("1,000.5", 1000.5), ("1.000,5", 1000.5), ("1,000,000", 1e6), ("-0,5", -0.5)],
)
def test_reals_that_have_one_meaning(text, value):
    assert read_real(text) == value


@pytest.mark.parametrize("text", ["1,000", "1.000", "12,345", "-2.500"])
def test_what_can_mean_two_things_is_asked(text):
    with pytest.raises(NumberError) as found:
        read_real(text)
    assert found.value.message.code == "number.ambiguous"


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1e999", "1_000", "0x10", "--1", "1 2"])
def test_what_is_no_number(text):
    with pytest.raises(NumberError):
        read_real(text)
    with pytest.raises(NumberError):
        read_int(text)


@pytest.mark.parametrize("text", ["1,5", "6.0", "1e3"])
def test_a_real_is_no_whole_number(text):
    with pytest.raises(NumberError) as found:
        read_int(text)
    assert found.value.message.code == "number.whole"


@pytest.mark.parametrize("text", ["5 3", "5x3", "5×3", "5 × 3", "5*3", "5, 3", "5,3", "(5, 3)", "5X3"])
def test_pairs(text):
    assert read_pair(text) == (5, 3)


def test_one_number_is_a_pair_of_equal_ones():
    assert read_pair("5") == (5, 5)
    with pytest.raises(NumberError):
        read_pair("3x3x3")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_real_reads_back(value):
    text = write_real(value)
    try:
        assert read_real(text) == value
    except NumberError as error:
        assert error.message.code == "number.ambiguous"
        assert read_real(text + "0") == value


@given(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)))
def test_a_written_pair_reads_back(value):
    assert read_pair(write_pair(value)) == value


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    for read in (read_int, read_real, read_pair):
        try:
            read(text)
        except NumberError as error:
            assert str(error)
