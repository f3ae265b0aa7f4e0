"""The bot: an FAQ that answers questions, one by one or in conversation."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faqbot.dialogue.conversation import Conversation
from faqbot.dialogue.cutting import asks
from faqbot.dialogue.deciding import Policy, build_policy
from faqbot.dialogue.following import Follower
from faqbot.dialogue.notices import NoticeFinder, build_notice_finder
from faqbot.dialogue.parts import Decision, FaqIdentity, Part, Reason
from faqbot.dialogue.reply import Reply
from faqbot.dialogue.speech import speech_of
from faqbot.dialogue.splitting import split
from faqbot.dialogue.topics import Subjects
from faqbot.errors import UsageError
from faqbot.matching.cache import cache_folder, read_cached, write_cached
from faqbot.matching.matcher import Matcher, build_matcher
from faqbot.matching.storage import fingerprint, index_from_bytes, index_to_bytes
from faqbot.model import Faq, Outcome
from faqbot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from faqbot.dialogue.speech import Speech
    from faqbot.dialogue.topics import Topic
    from faqbot.matching.encoders import Encoder
    from faqbot.matching.evidence import Candidate
    from faqbot.matching.index import CompiledIndex
    from faqbot.matching.matcher import Ranking

__all__ = ["FaqBot", "load", "parse", "shipped_faq", "write_ready_index"]

_DATA = Path(__file__).parent.parent / "data"
# The stamp of an index that was compiled as the FAQ's own settings say.
_AS_SET = "as set"
_NO_ENCODER = "none"
_NO_DISCLAIMER = "General information, not professional advice."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaqBot:
    """An FAQ ready to answer. Immutable: safe to share between threads, and picklable."""

    faq: Faq
    matcher: Matcher
    policy: Policy
    notices: NoticeFinder
    subjects: Subjects

    @property
    def follower(self) -> Follower:
        """What decides on turns that lean on those before."""
        return self._follower(self.matcher.rank)

    def _follower(self, rank: Callable[[str], Ranking]) -> Follower:
        return Follower(rank=rank, policy=self.policy, subjects=self.subjects)

    def ask(self, question: str) -> Reply:
        """Return the reply to *question*, whatever was asked before."""
        _check_text(question)
        return self.reply(question, self.parts(question))

    def ask_many(self, questions: Iterable[str]) -> list[Reply]:
        """Return the replies to *questions*, each as ``ask`` gives it."""
        if isinstance(questions, str):
            message = "ask_many expects several questions, got one text. Use ask, or a list."
            raise UsageError(message)
        asked = list(questions)
        for question in asked:
            _check_text(question)
        # In a log many questions come again and again; scored together, each takes less time.
        distinct = tuple(dict.fromkeys(asked))
        ranked = dict(zip(distinct, self.matcher.rank_all(distinct), strict=True))
        follower = self._follower(lambda text: ranked.get(text) or self.matcher.rank(text))
        replies = {each: self.reply(each, _parts(each, follower)) for each in distinct}
        return [replies[question] for question in asked]

    def search(self, question: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the best candidates of all kinds, best first, whatever their confidence."""
        _check_text(question)
        if limit < 0:
            message = f"expected a limit of 0 or more, got {limit}."
            raise UsageError(message)
        return self.matcher.rank(question, kept=max(1, limit)).candidates[:limit]

    def conversation(self, saved: Mapping[str, Any] | None = None) -> Conversation:
        """Return one person's conversation, new or going on from ``Conversation.to_dict``."""
        return Conversation(self, saved)

    def parts(self, text: str, topic: Topic | None = None) -> tuple[Part, ...]:
        """Return the questions found in *text*, each decided on, in the light of *topic*."""
        return _parts(text, self.follower, topic)

    def decide(self, question: str) -> Part:
        """Return the decision on *question* taken as one question."""
        return self.policy.decide(self.matcher.rank(question), question)

    def reply(self, text: str, parts: tuple[Part, ...]) -> Reply:
        """Return the reply made of *parts*, with the notice that *text* may call for."""
        notice = self.notices.find(text)
        if notice:
            parts = _after_notice(parts, self.subjects.speech)
        asking = (part for part in parts if part.outcome is not Outcome.SMALLTALK)
        first = next(asking, parts[0])
        return Reply(
            question=text,
            parts=parts,
            notice=notice,
            candidates=first.candidates,
            disclaimer=self.faq.disclaimer or _NO_DISCLAIMER,
            faq=FaqIdentity(
                title=self.faq.title,
                sha256=self.faq.sha256,
                encoder=self.matcher.encoder.name if self.matcher.encoder else None,
            ),
        )


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
            bot = _bot(index, found, eager=eager)
            break
    if bot is None:
        bot = _compiled(data, str(source), encoder, on_compile)
        _keep(bot.matcher.index, _stamp(digest, encoder))
    if eager:
        bot.matcher.watch.prepare()
    return bot


def parse(text: str | bytes, *, encoder: str | Encoder | None = None) -> FaqBot:
    """Return the bot of the FAQ written in *text*. Raises FaqError with every problem of it."""
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
    return (index.faq.settings.encoder or _NO_ENCODER) == encoder


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
    return _bot(compile_index(faq, found), found)


def _bot(index: CompiledIndex, encoder: Encoder | None, *, eager: bool = True) -> FaqBot:
    matcher = build_matcher(index, encoder, eager=eager)
    return FaqBot(
        faq=index.faq,
        matcher=matcher,
        policy=build_policy(index.faq, learned=index.scales.learned),
        notices=build_notice_finder(index.faq, matcher.reader.speller, index.recogniser),
        subjects=Subjects(faq=index.faq, speech=speech_of(index.faq.language)),
    )


def _find_encoder(wanted: str | Encoder | None) -> Encoder | None:
    if wanted is None or wanted == _NO_ENCODER:
        return None
    # Most work without one, and it takes a while to import.
    from faqbot.matching import encoders  # noqa: PLC0415 - as just said

    return encoders.find_encoder(wanted)


def _check_text(question: object) -> None:
    if not isinstance(question, str):
        message = f"expected the question as text, got {type(question).__name__}."
        raise UsageError(message)


def _parts(text: str, follower: Follower, topic: Topic | None = None) -> tuple[Part, ...]:
    def decide(piece: str, before: tuple[Part, ...]) -> Part:
        # What is asked second may lean on what was asked first.
        return follower.decide(piece, follower.subjects.after(before, topic))

    return split(text, decide, follower.policy.settle, follower.subjects.speech)


def _after_notice(parts: tuple[Part, ...], speech: Speech) -> tuple[Part, ...]:
    """Return the parts that may follow a notice, else one silent part.

    Those that are answered, and ask something or are a phrase of the FAQ: what is told of an
    emergency is near some entry by chance, and to "I want to die" no answer is worth a delay.
    """
    answered = tuple(part for part in parts if _is_worth_a_delay(part, speech))
    if answered:
        return answered
    first = parts[0]
    decision = Decision(
        reason=Reason.NOTICE,
        answer_at=first.decision.answer_at,
        ask_at=first.decision.ask_at,
    )
    return (
        Part(
            question=first.question,
            outcome=Outcome.NOTICE,
            query=first.query,
            candidates=first.candidates,
            decision=decision,
        ),
    )


def _is_worth_a_delay(part: Part, speech: Speech) -> bool:
    # "Is", "do" and the like stand in what is told, too.
    asking = (speech.openers - speech.auxiliaries).intersection(tokens(part.question))
    # What the curator wrote, word for word, is always answered.
    wanted = part.query.exact or bool(asking) or asks(part.question, speech)
    return bool(part.answers) and wanted
