"""The shape of the package: imports run one way, and the public names are as listed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import faqbot

PACKAGE = Path(faqbot.__file__).parent
LAYERS = [
    "errors",
    "model",
    "text",
    "members",
    "places",
    "knowledge",
    "matching",
    "dialogue",
    "evaluation",
    "preferences",
    "terminal",
    "helptexts",
    "arguments",
    "shell",
    "subcommands",
    "cli",
    "__main__",
]
# Within a folder, modules build on those before them.
FOLDERS = {
    "matching": [
        "evidence",
        "coding",
        "ragged",
        "bags",
        "features",
        "lexicon",
        "language",
        "calibration",
        "products",
        "kernel",
        "minimising",
        "head",
        "retrieval",
        "spelling",
        "synonyms",
        "reading",
        "wordforms",
        "resembling",
        "units",
        "numerals",
        "antonyms",
        "opposites",
        "clauses",
        "meanings",
        "terms",
        "negation",
        "quantities",
        "aligning",
        "objections",
        "directions",
        "contrasts",
        "differing",
        "essentials",
        "look_alikes",
        "guards",
        "recognition",
        "examples",
        "index",
        "word_pieces",
        "encoders",
        "pooling",
        "centroids",
        "tuning",
        "leaving_out",
        "compiling",
        "storage",
        "cache",
        "watch",
        "scoring",
        "matcher",
        "building",
    ],
    "dialogue": [
        "parts",
        "speech",
        "explaining",
        "reply",
        "statements",
        "word_groups",
        "notices",
        "thresholds",
        "deciding",
        "topics",
        "resolving",
        "following",
        "cutting",
        "seaming",
        "splitting",
        "choosing",
        "memory",
        "conversation",
        "bot",
        "loading",
    ],
}
MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").parts
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py"
)


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the modules of the package that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: absolute imports only"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.split(".")[0] == "faqbot":
                yield tuple(name.split(".")[1:])


def for_types_only(path: Path) -> set[tuple[str, ...]]:
    """Return what is imported only where types are checked."""
    tree = ast.parse(path.read_text("utf-8"))
    blocks = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {
        tuple((inner.module or "").split(".")[1:])
        for block in blocks
        for inner in ast.walk(block)
        if isinstance(inner, ast.ImportFrom)
    }


def rank(module: tuple[str, ...]) -> tuple[int, int]:
    """Return the place of a module in the order of imports."""
    folder = FOLDERS.get(module[0], [])
    inner = folder.index(module[1]) if len(module) > 1 and module[1] in folder else 0
    return LAYERS.index(module[0]), inner


@pytest.mark.parametrize("module", MODULES, ids=".".join)
def test_imports_point_down(module: tuple[str, ...]) -> None:
    """A module imports from modules below it, and from modules, not from the package."""
    path = PACKAGE.joinpath(*module).with_suffix(".py")
    ordered = module[0] in FOLDERS
    for name in set(imported(path)) - (for_types_only(path) if ordered else set()):
        if name in {(), ("__version__",)}:
            assert module[0] in {"arguments", "shell"}, "only the command line asks for the version"
            continue
        if name[0] == module[0] and not ordered:
            continue
        assert rank(name) < rank(module), f"{'.'.join(module)} imports {'.'.join(name)}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_order_names_every_module(folder: str) -> None:
    """A new module of an ordered folder finds its place in the list."""
    found = {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__"}
    assert set(FOLDERS[folder]) == found


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    """A file of more than about 300 lines has more than one job."""
    long = {
        path.name: count
        for path in PACKAGE.rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 320
    }
    assert long == {}


def test_public_names_are_listed_once_and_exist() -> None:
    """Everything in __all__ can be used, and is all that dir() shows."""
    assert faqbot.__all__ == dir(faqbot)
    assert faqbot.__all__ == sorted(faqbot.__all__)
    for name in faqbot.__all__:
        assert getattr(faqbot, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Asking the package for what it has not is the usual error."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        faqbot.nothing  # noqa: B018 - the access is the test
