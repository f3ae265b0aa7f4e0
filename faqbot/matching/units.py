"""Units of measure: what each measures, and how large it is.

Two units of one dimension can be told apart and turned into each other. Those that cannot (pounds
are money or mass) have a dimension of their own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ATTACHED", "CAPITALS", "CURRENCIES", "unit_of"]

# A dimension, and its units each with their size in the first.
_DIMENSIONS = {
    "mass": "g gm gramme 1; mg .001; mcg ug .000001; kg kilo 1000; tonne 1000000; ton 907184.74; "
    "oz ounce 28.349523; cwt hundredweight 50802",
    "volume": "ml cc 1; cl 10; dl 100; l ltr 1000; floz fluidounce 28.413; pint 568.261; "
    "quart 1136.52; gal gallon 4546.09; barrel bbl 158987; cubicmetre cubicmeter cbm m3 1000000; "
    "cubiccentimetre cubiccentimeter 1; cubicfoot cubicfeet 28316.8",
    "length": "m 1; cm .01; mm .001; km klick 1000; inch inches .0254; ft foot feet .3048; "
    "yd yard .9144; mile mi 1609.344; nauticalmile seamile 1852; fathom 1.8288; furlong 201.168; "
    "parsec 3.0857e16; au 1.495979e11; lightyear 9.4607e15; "
    "lightmonth 7.88e14; lightday 2.5902e13; lighthour 1.0793e12; lightminute 1.7988e10; "
    "lightsecond 2.9979e8",
    "area": "sqm m2 squaremetre squaremeter 1; hectare ha 10000; acre 4046.856; "
    "sqkm km2 squarekilometre squarekilometer 1000000; sqft squarefoot squarefeet .0929; "
    "squareyard .836127; squaremile 2589988; squareinch squareinches .00064516; "
    "squarecentimetre squarecentimeter .0001",
    "time": "s sec 1; ms .001; min minute 60; h hr hour 3600; day 86400; wk week 604800; "
    "fortnight 1209600",
    "months": "month 1; quarter 3; yr year 12; decade 120; century centuries 1200",
    "share": "% percent pct 1",
    "permille": "permille 1; ppm .001; ppb .000001",
    "count": "time x 1",
    "data": "kb 1024; mb 1048576; gb gig 1073741824; tb 1099511627776",
    "speed": "mph mileperhour 1.609344; kmh kph 1; knot kt kts 1.852; mach 1225",
    "temperature": "degree 1",
    "celsius": "celsius centigrade degreecelsius degreecentigrade degreec 1",
    "fahrenheit": "fahrenheit degreefahrenheit degreef 1",
    "kelvin": "kelvin 1",
    "current": "ma .001; amp 1; ampere 1",
    "charge": "mah .001; ah amphour 1",
    "voltage": "mv .001; kv 1000",
    "resistance": "kohm 1000",
    "power": "kw 1000; hp horsepower bhp 745.7; va voltampere 1; kva 1000",
    "energy": "wh watthour 1; kwh kilowatthour 1000; mwh megawatthour 1000000; kj .277778; "
    "cal .001163; kcal calorie kilocalorie 1.163; btu .293071",
    "frequency": "hz 1; khz 1000; mhz 1000000; ghz 1000000000",
    "pressure": "psi 6894.76; bar 100000; mbar 100; kpa 1000; mmhg 133.322; atm 101325",
    "loudness": "db decibel 1",
    "turning": "rpm 1",
    "dots": "dpi ppi 1",
    "pixels": "px pixel 1; mp megapixel 1000000",
    "frames": "fps 1",
    "beats": "bpm 1",
    "rate": "kbps 1; mbps 1000; gbps 1000000",
    "spoons": "teaspoon tsp 1; tablespoon tbsp 3",
    "cups": "cup 1",
    "carats": "carat karat ct 1",
    "stone": "stone 1",
    # Of money or of mass.
    "pound": "pound lb lbs gbp quid 1",
    "euro": "euro eur 1",
    "dollar": "dollar usd buck 1",
    "cents": "cent 1",
    "pence": "pence penny 1",
    "yen": "yen jpy 1",
    "franc": "franc chf 1",
    "rupee": "rupee inr rs 1",
    "krona": "krona kronor krone kroner sek nok dkk 1",
    "zloty": "zloty pln 1",
    "yuan": "yuan renminbi cny 1",
    "rand": "rand zar 1",
    "peso": "peso 1",
}
_PREFIXES = {
    "": 1.0, "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "deci": 0.1,
    "deca": 10.0, "hecto": 100.0, "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12,
}  # fmt: skip
# Units that take these, with their size in the first of their dimension.
_METRIC = {
    "gram": ("mass", 1.0), "litre": ("volume", 1000.0), "liter": ("volume", 1000.0),
    "metre": ("length", 1.0), "meter": ("length", 1.0), "second": ("time", 1.0),
    "ampere": ("current", 1.0), "amp": ("current", 1.0), "volt": ("voltage", 1.0),
    "watt": ("power", 1.0), "ohm": ("resistance", 1.0), "hertz": ("frequency", 1.0),
    "joule": ("energy", 1 / 3600), "pascal": ("pressure", 1.0), "bit": ("bits", 1.0),
    "newton": ("force", 1.0), "farad": ("capacitance", 1.0), "mole": ("moles", 1.0),
    "sievert": ("dose", 1.0),
}  # fmt: skip
_BYTES = {"": 1.0, "kilo": 2.0**10, "mega": 2.0**20, "giga": 2.0**30, "tera": 2.0**40}
# Letters that are units behind a number only, or in capitals only ("30 A", "2 a day").
CAPITALS: Mapping[str, str] = {
    "A": "amp", "V": "volt", "W": "watt", "C": "celsius", "F": "fahrenheit", "K": "kelvin",
    "J": "joule", "N": "newton", "MW": "megawatt", "mW": "milliwatt", "MV": "megavolt",
    "mV": "millivolt", "Mb": "megabit", "Gb": "gigabit", "Pa": "pascal",
}  # fmt: skip
ATTACHED: Mapping[str, str] = {"a": "amp", "v": "volt", "w": "watt", "f": "fahrenheit"}
CURRENCIES: Mapping[str, str] = {
    "$": "dollar",
    "\u20ac": "euro",
    "\u00a3": "pound",
    "\u00a5": "yen",
    "\u20b9": "rupee",
}


def unit_of(word: str) -> tuple[str, float] | None:
    """Return what the unit *word* measures and its size, or None where it is no unit."""
    units = _units()
    return units.get(word) or (units.get(word[:-1]) if word.endswith("s") else None)


# The same for every FAQ, and built when the first number needs it: starting stays quick.
@cache
def _units() -> Mapping[str, tuple[str, float]]:
    named = {
        unit: (dimension, float(size))
        for dimension, sizes in _DIMENSIONS.items()
        for group in sizes.split(";")
        for *units, size in [group.split()]
        for unit in units
    }
    metric = {
        prefix + unit: (dimension, size * factor)
        for unit, (dimension, size) in _METRIC.items()
        for prefix, factor in _PREFIXES.items()
    }
    return {
        **metric,
        **{f"{prefix}byte": ("data", size) for prefix, size in _BYTES.items()},
        **named,
    }
