"""Tables and bars line up."""

from benchmarks.tables import bars, number, share, table


def test_figures_stand_right_and_names_left() -> None:
    """No blanks at the ends of lines."""
    assert table([("", "acc"), ("faqbot", ".784"), ("x", "-")]) == (
        "         acc\nfaqbot  .784\nx          -"
    )


def test_shares_have_three_decimals() -> None:
    """One keeps its digit."""
    assert [share(value) for value in (0.7844, 1.0, 0.0, -0.25, None, 0.9999)] == [
        *(".784", "1.000", ".000", "-.250", "-", "1.000"),
    ]


def test_numbers_keep_three_digits() -> None:
    """Whatever their size."""
    assert [number(value) for value in (0.1234, 1.234, 12.34, 1234.5, None)] == [
        *("0.123", "1.23", "12.3", "1,234", "-"),
    ]


def test_bars_are_as_long_as_their_values() -> None:
    """On a logarithmic scale a factor of ten is the same step everywhere."""
    lengths = [line.count("#") for line in bars([("a", 1.0), ("b", 0.5)]).splitlines()]
    assert lengths == [50, 25]
    values = [(str(power), 10.0**power) for power in range(5)]
    lengths = [line.count("#") for line in bars(values, logarithmic=True).splitlines()]
    assert lengths == [10, 20, 30, 40, 50]
    assert bars([]) == ""
