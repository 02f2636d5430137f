"""Addresses on paper and on slides."""

from iraq_report.prose.printed import LONGEST, shown_address


def test_a_long_address_is_printed_with_a_gap_and_a_short_one_whole():
    assert shown_address("https://example.org/a%20b") == "https://example.org/a%20b"
    assert shown_address("https://example.org/a%2Db") == "https://example.org/a-b"
    long = shown_address(f"https://example.org/{'x' * 300}/end")
    assert len(long) == LONGEST
    assert long.startswith("https://example.org/xxx")
    assert long.endswith("x/end")
    assert (
        shown_address("https://example.org/abcdefghijklmnopqrstuvwxyz", longest=30) == "https://e…ghijklmnopqrstuvwxyz"
    )
