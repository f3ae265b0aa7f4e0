"""The command line: what is typed goes in, an exit status comes out.

Imports stand where they are used, so that help and version load nothing, and a single question
loads no part of the chat.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from faqbot.arguments import ASK, CHAT, CHECK, EVAL, parse_arguments
from faqbot.errors import FaqbotError, FaqError, QuestionsError, Severity, UsageError
from faqbot.text import printable

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from faqbot.dialogue.bot import FaqBot
    from faqbot.dialogue.reply import Reply
    from faqbot.errors import Problem
    from faqbot.model import Entry, Faq, Gap, SmallTalk

__all__ = ["main", "run"]

_FINE, _SHORT, _USAGE, _INTERRUPTED = 0, 1, 2, 130
# From here on compiling an FAQ takes more than about half a second.
_MANY_PHRASES = 500
_ONE_OF = {"entries": "entry", "phrases": "phrase", "errors": "error", "warnings": "warning"}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a command line says and return its exit status; errors are said on stderr."""
    commands = {CHAT: _chat, ASK: _ask, CHECK: _check, EVAL: _eval}
    try:
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        return commands[arguments.command](arguments)
    except SystemExit:  # help or version was asked for, and shown
        return _FINE
    except FaqbotError as error:
        named = "" if isinstance(error, FaqError | QuestionsError) else "faqbot: "
        print(f"{named}{printable(str(error))}", file=sys.stderr)
        return error.exit_code


def run() -> NoReturn:
    """Run the command line of this process and exit with its status."""
    # Loading makes many objects that all stay; looking for garbage among them is a tenth of it.
    gc.disable()
    _prepare_streams()
    sys.exit(_guarded())


def _guarded() -> int:
    """Return the exit status of main; an interrupt and a closed pipe end it quietly."""
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except OSError as error:
        status = _FINE if _is_closed_pipe(error) else _USAGE
        if status:
            reason = printable(error.strerror or str(error))
            print(f"faqbot: reading or writing failed: {reason}.", file=sys.stderr)
    else:
        return status
    # What could not be written must not be tried again, loudly, when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _prepare_streams() -> None:
    """Let neither a locale nor a closed stream make writing fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open as standard output
            setattr(sys, name, nowhere)
        getattr(sys, name).reconfigure(errors="backslashreplace")


def _is_closed_pipe(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )


def _load(
    arguments: Namespace,
    *,
    on_compile: Callable[[Faq], None] | None = None,
    eager: bool = True,
) -> FaqBot:
    from faqbot.dialogue.bot import load

    encoder = arguments.encoder or os.environ.get("FAQBOT_ENCODER") or None
    bot = load(_faq_file(arguments), encoder=encoder, on_compile=on_compile, eager=eager)
    gc.enable()
    return bot


def _announce(faq: Faq) -> None:
    """Say on a terminal why nothing happens for a while."""
    parts: tuple[Entry | Gap | SmallTalk, ...] = (*faq.entries, *faq.not_covered, *faq.smalltalk)
    phrases = sum(len(part.phrases) for part in parts)
    if phrases > _MANY_PHRASES and sys.stderr.isatty():
        print(f"Learning {phrases:,} phrases, once for each version of the FAQ.", file=sys.stderr)


def _faq_file(arguments: Namespace) -> str | None:
    return arguments.faq or os.environ.get("FAQBOT_FAQ") or None


def _require_input() -> None:
    if sys.stdin is None:
        message = "standard input is closed: there is no question to read."
        raise UsageError(message)


def _chat(arguments: Namespace) -> int:
    from faqbot.terminal.colour import When
    from faqbot.terminal.modes import talk

    _require_input()
    file = _faq_file(arguments)
    return talk(lambda: _load(arguments), title=file, when=When(arguments.color))


def _ask(arguments: Namespace) -> int:
    from faqbot.terminal.lines import SERVED

    bot = _load(arguments, on_compile=_announce, eager=arguments.question == "-")
    show = _as_json if arguments.json else _as_text(arguments.color)
    status = _SHORT
    for number, question in enumerate(_questions(arguments)):
        reply = bot.ask(question)
        between = "\n" if number and not arguments.json else ""
        print(between + show(reply, explain=arguments.explain), flush=True)
        if reply.outcome in SERVED:
            status = _FINE
    return status


def _questions(arguments: Namespace) -> Iterator[str]:
    """Yield the question typed, or those of standard input; only data tells of blank lines."""
    from faqbot.terminal.lines import read_lines

    if arguments.question == "-":
        _require_input()
        lines = read_lines(sys.stdin.buffer)
        yield from (line for line in lines if arguments.json or line.strip())
    else:  # what the system could not decode is replaced, as it is in lines
        yield arguments.question.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_json(reply: Reply, *, explain: bool) -> str:
    import json

    data = reply.to_dict()
    return json.dumps({**data, "explanation": reply.explain()} if explain else data)


def _as_text(color: str) -> Callable[..., str]:
    """Return what makes text of a reply: as it is for a pipe, wrapped or in colour for a person."""
    from shutil import get_terminal_size

    from faqbot.terminal.colour import When, use_colour
    from faqbot.terminal.rendering import plain, prose, styled

    terminal = sys.stdout.isatty()
    colour = use_colour(When(color), environ=os.environ, terminal=terminal)
    width = get_terminal_size().columns

    def show(reply: Reply, *, explain: bool) -> str:
        if not (terminal or colour):
            text = plain(reply)
        elif reply.options:  # the chat's hint how to choose one has no place here
            text = prose(reply.text, width=width)
        else:
            text = styled(reply, width=width, colour=colour)
        return f"{text}\n\n{printable(reply.explain())}" if explain else text

    return show


def _check(arguments: Namespace) -> int:
    from faqbot.dialogue.bot import shipped_faq
    from faqbot.knowledge.loading import load_faq

    file = arguments.file or _faq_file(arguments) or str(shipped_faq())
    faq: Faq | None = None
    problems: tuple[Problem, ...]
    try:
        loaded = load_faq(Path(file))
        faq, problems = loaded.faq, loaded.warnings
    except FaqError as error:
        problems = error.problems
    counts = _counts(faq, problems)
    if arguments.json:
        _print_json(
            {
                "file": file,
                "ok": faq is not None,
                "problems": [_problem_dict(problem) for problem in problems],
                "counts": counts,
            }
        )
    else:
        summary = ", ".join(_in_words(name, count) for name, count in counts.items())
        print(printable("\n".join([*map(str, problems), f"{file}: {summary}."])))
    return FaqError.exit_code if faq is None else _FINE


def _counts(faq: Faq | None, problems: Sequence[Problem]) -> dict[str, int]:
    """Return how much there is of what; the content of a bad file is not counted."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    content = {}
    if faq is not None:
        content = {
            "entries": len(faq.entries),
            "phrases": sum(len(entry.phrases) for entry in faq.entries),
        }
    return {**content, "errors": errors, "warnings": len(problems) - errors}


def _in_words(name: str, count: int) -> str:
    return f"{count:,} {_ONE_OF[name] if count == 1 else name}" if count else f"no {name}"


def _problem_dict(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
    }


def _eval(arguments: Namespace) -> int:
    from faqbot.evaluation.asking import ask_all
    from faqbot.evaluation.limits import parse_limit, shortfalls
    from faqbot.evaluation.questions import read_questions
    from faqbot.evaluation.report import build_report

    limits = [parse_limit(text) for text in arguments.fail_under]
    bot = _load(arguments, on_compile=_announce)
    ids = [entry.id for entry in bot.faq.entries]
    questions = read_questions([Path(name) for name in arguments.questions], entry_ids=ids)
    if arguments.fit:
        from faqbot.evaluation.fitting import fit_settings, review, settings_block

        print(settings_block(fit_settings(bot, review(bot, questions.singles))))
        return _FINE
    report = build_report(ask_all(bot, questions))
    if arguments.json:
        _print_json(report.to_dict(by_style=arguments.by_style))
    else:
        print(report.text(by_style=arguments.by_style, with_misses=arguments.misses))
    short = shortfalls(limits, report.figures)
    for sentence in short:
        print(f"faqbot: {sentence}", file=sys.stderr)
    return _SHORT if short else _FINE


def _print_json(data: dict[str, Any]) -> None:
    import json

    print(json.dumps(data, indent=2))
