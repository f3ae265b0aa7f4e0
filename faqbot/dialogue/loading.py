"""From an FAQ file to its bot: the compiled index is read where it lies ready, else made."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.dialogue.bot import FaqBot, build_bot
from faqbot.errors import check_type
from faqbot.matching.cache import cache_folder, read_cached, write_cached
from faqbot.matching.storage import fingerprint, index_from_bytes, index_to_bytes
from faqbot.model import NO_ENCODER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faqbot.matching.encoders import Encoder
    from faqbot.matching.index import CompiledIndex
    from faqbot.model import Faq

__all__ = ["load", "parse", "shipped_faq", "write_ready_index"]

_DATA = Path(__file__).parent.parent / "data"
# The stamp of an index that was compiled as the FAQ's own settings say.
_AS_SET = "as set"


def load(
    path: str | Path | None = None,
    *,
    encoder: str | Encoder | None = None,
    on_compile: Callable[[Faq], None] | None = None,
    eager: bool = True,
) -> FaqBot:
    """Return the bot of the FAQ at *path*, or of the one that ships.

    *encoder* is the name of one (``semantic``, ``none``) or an object that fits the protocol;
    without it the FAQ's settings decide. *on_compile* is called before an FAQ is compiled, which
    takes seconds for a large one; the result is kept in the user's cache directory, so that this
    happens once for each version of a file. Without *eager* nothing is prepared that a single
    question can do without: for a process that asks but one. Raises FaqError with every problem
    of the file, UsageError for an unknown encoder, MissingExtraError for one not installed.
    """
    # Only a file that was not compiled before needs the YAML reader.
    from faqbot.knowledge.reading import read_faq_bytes  # noqa: PLC0415 - as just said

    check_type(path, str | Path | None, "the path of an FAQ")
    chosen = _find_encoder(encoder) if encoder is not None else None
    source = shipped_faq() if path is None else Path(path)
    data = read_faq_bytes(source)
    digest = sha256(data).hexdigest()
    bot = None
    for place, stamp in _kept_places(digest, encoder, shipped=path is None):
        kept = read_cached(place)
        index = index_from_bytes(kept, stamp) if kept else None
        if index and (encoder is None or _serves(index, encoder, stamp, digest)):
            named = index.faq.settings.encoder
            found = _find_encoder(named) if encoder is None else chosen
            bot = build_bot(index, found, eager=eager)
            break
    if bot is None:
        bot = _compiled(data, str(source), encoder, on_compile)
        _keep(bot.matcher.index, _stamp(digest, encoder))
    if eager:
        bot.matcher.watch.prepare()
    return bot


def parse(text: str | bytes, *, encoder: str | Encoder | None = None) -> FaqBot:
    """Return the bot of the FAQ written in *text*. Raises FaqError with every problem of it."""
    check_type(text, str | bytes, "an FAQ as text or bytes")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    bot = _compiled(data, "<text>", encoder, None)
    bot.matcher.watch.prepare()
    return bot


def write_ready_index(source: Path, target: Path) -> None:
    """Write the compiled index of the FAQ at *source* to *target*, to be shipped beside it."""
    data = source.read_bytes()
    stamp = fingerprint(sha256(data).hexdigest(), _AS_SET)
    bot = _compiled(data, str(source), None, None)
    target.write_bytes(index_to_bytes(bot.matcher.index, stamp))


def shipped_faq() -> Path:
    """Return where the FAQ that ships lies: in the package, or at the top of a checkout."""
    packaged = _DATA / "faq.yaml"
    return packaged if packaged.exists() else _DATA.parent.parent / "faq.yaml"


def _stamp(digest: str, encoder: str | Encoder | None) -> str | None:
    """Return what an index with this *encoder* is kept under, or None: not at all."""
    if encoder is None:
        return fingerprint(digest, _AS_SET)
    # Of an encoder of the caller's own nobody knows whether it stays the same.
    return fingerprint(digest, encoder) if isinstance(encoder, str) else None


def _keep(index: CompiledIndex, stamp: str | None) -> None:
    if stamp and (folder := cache_folder()):
        write_cached(folder / f"{stamp[:32]}.index", index_to_bytes(index, stamp))


def _kept_places(
    digest: str, encoder: str | Encoder | None, *, shipped: bool
) -> Iterator[tuple[Path, str]]:
    """Yield where an index may be kept, and under which stamp."""
    folder = cache_folder()
    stamps = [stamp for stamp in (_stamp(digest, encoder), _stamp(digest, None)) if stamp]
    if not isinstance(encoder, str | None):
        return
    for stamp in dict.fromkeys(stamps):
        if shipped:
            yield _DATA / "faq.index", stamp
        if folder:
            yield folder / f"{stamp[:32]}.index", stamp


def _serves(index: CompiledIndex, encoder: str | Encoder, stamp: str, digest: str) -> bool:
    """Whether *index* is the one for *encoder*, if only because the FAQ names the same one."""
    if stamp == _stamp(digest, encoder):
        return True
    return (index.faq.settings.encoder or NO_ENCODER) == encoder


def _compiled(
    data: bytes,
    file: str,
    encoder: str | Encoder | None,
    on_compile: Callable[[Faq], None] | None,
) -> FaqBot:
    from faqbot.knowledge.loading import parse_faq  # noqa: PLC0415 - as above
    from faqbot.matching.compiling import compile_index  # noqa: PLC0415 - training code

    faq = parse_faq(data, file=file).faq
    found = _find_encoder(faq.settings.encoder if encoder is None else encoder)
    if on_compile:
        on_compile(faq)
    return build_bot(compile_index(faq, found), found)


def _find_encoder(wanted: str | Encoder | None) -> Encoder | None:
    if wanted is None or wanted == NO_ENCODER:
        return None
    # Most work without one, and it takes a while to import.
    from faqbot.matching import encoders  # noqa: PLC0415 - as just said

    return encoders.find_encoder(wanted)
