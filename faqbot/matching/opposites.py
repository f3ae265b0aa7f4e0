"""Word lists of the guards: negators, opposites and look-alike terms of English.

Collected by hand. A curator adds pairs of a field in the FAQ file (``opposites``, ``protected``).
"""

from __future__ import annotations

__all__ = ["NEGATORS", "OPPOSITES", "PROTECTED", "are_prefix_opposites"]

NEGATORS = frozenset(
    [
        "aint",
        "arent",
        "cannot",
        "cant",
        "couldnt",
        "didnt",
        "doesnt",
        "dont",
        "hadnt",
        "hasnt",
        "havent",
        "isnt",
        "mustnt",
        "never",
        "no",
        "nobody",
        "none",
        "not",
        "nothing",
        "shouldnt",
        "wasnt",
        "werent",
        "without",
        "wont",
        "wouldnt",
    ]
)

OPPOSITES: tuple[tuple[str, ...], ...] = (
    ("enable", "disable"),
    ("activate", "deactivate"),
    ("before", "after"),
    ("increase", "decrease"),
    ("increase", "reduce"),
    ("raise", "lower"),
    ("start", "stop"),
    ("begin", "end"),
    ("open", "close"),
    ("turn on", "turn off"),
    ("switch on", "switch off"),
    ("log in", "log out"),
    ("login", "logout"),
    ("sign in", "sign out"),
    ("sign up", "cancel"),
    ("subscribe", "unsubscribe"),
    ("install", "uninstall"),
    ("add", "remove"),
    ("add", "delete"),
    ("insert", "remove"),
    ("buy", "sell"),
    ("lend", "borrow"),
    ("deposit", "withdraw"),
    ("send", "receive"),
    ("upload", "download"),
    ("import", "export"),
    ("lock", "unlock"),
    ("show", "hide"),
    ("accept", "decline"),
    ("accept", "reject"),
    ("accept", "refuse"),
    ("allow", "forbid"),
    ("allow", "prohibit"),
    ("allowed", "forbidden"),
    ("allowed", "prohibited"),
    ("arrival", "departure"),
    ("arrive", "depart"),
    ("arrivals", "departures"),
    ("entry", "exit"),
    ("entrance", "exit"),
    ("gain", "lose"),
    ("win", "lose"),
    ("male", "female"),
    ("man", "woman"),
    ("men", "women"),
    ("left", "right"),
    ("maximum", "minimum"),
    ("max", "min"),
    ("oldest", "newest"),
    ("first", "last"),
    ("early", "late"),
    ("earliest", "latest"),
    ("high", "low"),
    ("highest", "lowest"),
    ("hot", "cold"),
    ("internal", "external"),
    ("inside", "outside"),
    ("inbound", "outbound"),
    ("upgrade", "downgrade"),
    ("acute", "chronic"),
    ("benign", "malignant"),
    ("inhale", "exhale"),
    ("systolic", "diastolic"),
    ("hypertension", "hypotension"),
    ("hyperglycemia", "hypoglycemia"),
    ("hyperthyroidism", "hypothyroidism"),
    ("hyperthermia", "hypothermia"),
    ("employer", "employee"),
    ("landlord", "tenant"),
    ("credit", "debit"),
    ("public", "private"),
    ("full time", "part time"),
    ("pass", "fail"),
    ("connect", "disconnect"),
    ("mount", "unmount"),
    ("encrypt", "decrypt"),
    ("encode", "decode"),
    ("select", "deselect"),
    ("agree", "disagree"),
    ("appear", "disappear"),
    ("approve", "disapprove"),
    ("assemble", "disassemble"),
    ("continue", "discontinue"),
    ("like", "dislike"),
    ("mount", "dismount"),
    ("advantage", "disadvantage"),
    ("advantages", "disadvantages"),
    ("honest", "dishonest"),
    ("include", "exclude"),
    ("included", "excluded"),
    ("interior", "exterior"),
    ("compress", "decompress"),
    ("compress", "extract"),
    ("push", "pull"),
    ("attach", "detach"),
    ("follow", "unfollow"),
    ("block", "unblock"),
    ("mute", "unmute"),
    ("freeze", "unfreeze"),
    ("pause", "resume"),
    ("ascending", "descending"),
    ("horizontal", "vertical"),
    ("day", "night"),
    ("weekday", "weekend"),
    ("morning", "evening"),
    ("breakfast", "dinner"),
    ("adult", "child"),
    ("adults", "children"),
    ("mother", "father"),
    ("oral", "intravenous"),
    ("domestic", "international"),
)

# Pairs that the confused-drug-name lists of ISMP and FDA name, and everyday look-alikes.
PROTECTED: tuple[tuple[str, ...], ...] = (
    ("hydralazine", "hydroxyzine"),
    ("hydrocodone", "hydromorphone", "oxycodone"),
    ("hydrocodone", "hydrocortisone"),
    ("morphine", "hydromorphone"),
    ("prednisone", "prednisolone"),
    ("celebrex", "celexa", "cerebyx"),
    ("clonidine", "clonazepam", "klonopin"),
    ("lamotrigine", "lamivudine"),
    ("metformin", "metronidazole"),
    ("tramadol", "trazodone"),
    ("vinblastine", "vincristine"),
    ("zantac", "zyrtec"),
    ("bupropion", "buspirone"),
    ("chlorpromazine", "chlorpropamide"),
    ("dopamine", "dobutamine"),
    ("ephedrine", "epinephrine"),
    ("fluoxetine", "paroxetine", "duloxetine"),
    ("glipizide", "glyburide"),
    ("losartan", "valsartan"),
    ("quinine", "quinidine"),
    ("sumatriptan", "zolmitriptan"),
    ("ureter", "urethra"),
    ("ileum", "ilium"),
    ("peroneal", "perineal"),
    ("principal", "principle"),
    ("affect", "effect"),
)

# Prefixes that turn a word into its opposite wherever the rest is a word of its own. "De" and
# "dis" do so in some words only (connect, not cover), which stand among the pairs above.
_PREFIXES = ("un", "non", "anti")
_SWAPS = (("hyper", "hypo"), ("pre", "post"), ("over", "under"), ("micro", "macro"))
_MIN_STEM = 4
_NO_OPPOSITES = frozenset(["antibody", "nonsense", "undress", "unless"])


def are_prefix_opposites(one: str, other: str) -> bool:
    """Return whether two words differ by an opposite prefix alone (lock/unlock, hyper-/hypo-)."""
    short, long = sorted((one, other), key=len)
    stands = len(short) >= _MIN_STEM and long not in _NO_OPPOSITES
    if stands and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return any(
        one.startswith(first)
        and other.startswith(second)
        and one.removeprefix(first) == other.removeprefix(second)
        and len(one.removeprefix(first)) >= _MIN_STEM
        for pair in _SWAPS
        for first, second in (pair, pair[::-1])
    )
