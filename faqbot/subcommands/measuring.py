"""`faqbot eval`: an FAQ measured on labelled questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.subcommands.shared import FINE, SHORT, announce, load_bot, print_json

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["run_eval"]


def run_eval(arguments: Namespace) -> int:
    """Measure the FAQ on labelled questions."""
    from faqbot.evaluation.asking import ask_all
    from faqbot.evaluation.limits import parse_limit, shortfalls
    from faqbot.evaluation.questions import read_questions
    from faqbot.evaluation.report import build_report

    limits = [parse_limit(text) for text in arguments.fail_under]
    bot = load_bot(arguments.preferences, on_compile=announce)
    ids = [entry.id for entry in bot.faq.entries]
    questions = read_questions([Path(name) for name in arguments.questions], entry_ids=ids)
    if arguments.fit:
        from faqbot.evaluation.fitting import fit_settings, review, settings_block

        fit = fit_settings(bot, review(bot, questions.singles))
        if arguments.json:
            print_json(fit.to_dict())
        else:
            print(settings_block(fit))
        return FINE
    report = build_report(ask_all(bot, questions))
    if arguments.json:
        print_json(report.to_dict(by_style=arguments.by_style))
    else:
        print(report.text(by_style=arguments.by_style, with_misses=arguments.misses))
    short = shortfalls(limits, report.figures)
    for sentence in short:
        print(f"faqbot: {sentence}", file=sys.stderr)
    return SHORT if short else FINE
