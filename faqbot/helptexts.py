"""The texts of the help: what each command is for, with examples."""

from __future__ import annotations

__all__ = [
    "ABOUT",
    "ASK",
    "CHECK",
    "COMPLETION",
    "CONFIG",
    "EPILOG",
    "EVAL",
    "FAIL_UNDER",
    "MAN",
    "SHOW",
    "TOPICS",
]

ABOUT = """\
Answers free-text questions with answers that a person wrote.

examples:
  faqbot                                      chat on the terminal
  faqbot ask "what is a pain pump?"           one answer, then exit
  faqbot ask --explain "can they remove it"   and why this answer
  faqbot ask --json - < questions.txt         one JSON object for each line
  faqbot --faq my-faq.yaml                    answer from a file of your own
  faqbot topics                               list what can be asked
  faqbot check my-faq.yaml                    find what is wrong with it

Without a command and with piped input or output, faqbot answers line by line."""

EPILOG = """\
environment, each on when set to anything:
  FAQBOT_FAQ, FAQBOT_ENCODER  what to use without --faq and --encoder
  NO_COLOR, FORCE_COLOR       never colour, or colour in a pipe too
  FAQBOT_PLAIN, ACCESSIBLE    as --plain, for screen readers
  FAQBOT_VI                   as --vi
  FAQBOT_NO_SUGGESTIONS       as --no-menu --no-ghost --no-tips
  FAQBOT_NO_HISTORY           as --no-history
  FAQBOT_WATCH, FAQBOT_LOG    as --watch and --log FILE
  FAQBOT_NO_CACHE             no file of what was learned from an FAQ

files of preferences, in TOML (`faqbot config` prints what is in force, and from where):
  faqbot.toml, or [tool.faqbot] in pyproject.toml, in the working directory
  $XDG_CONFIG_HOME/faqbot/config.toml, else ~/.config/faqbot/config.toml

exit status:
  0    at least one question answered, or small talk, or a notice given;
       check found no error; eval met every --fail-under
  1    nothing answered; eval fell short
  2    wrong usage, unreadable questions, or an extra that is not installed
  3    the FAQ file or a file of preferences is missing, unreadable or bad
  130  interrupted"""

ASK = """\
Answers one question, or one question a line from standard input, in order.

examples:
  faqbot ask "what is a pain pump?"
  faqbot ask --explain "what is a pain pump?"
  cat questions.txt | faqbot ask --json -
  faqbot ask -- "-5 degrees, is that too cold?"    a question that begins with a dash"""

CHECK = """\
Lists every problem of an FAQ file with its line and column.

examples:
  faqbot check my-faq.yaml
  faqbot check --json my-faq.yaml"""

EVAL = """\
Measures the FAQ on labelled questions: JSON lines, each of one of three kinds.

  {"q": "can it leak", "label": "risks", "also": ["reversible"], "style": "terse"}
  {"turns": [{"q": "hi", "label": "smalltalk"}, {"q": "is it safe", "label": "risks"}]}
  {"q": "what is it and is it safe", "labels": ["drug-pump", "risks"]}

A label is the id of an entry, or oos (the FAQ does not answer it), urgent (a possible
emergency) or smalltalk; "also" names further labels whose answer is as right.

examples:
  faqbot eval questions.jsonl
  faqbot eval --by-style --misses questions.jsonl conversations.jsonl
  faqbot eval --fit reviewed.jsonl            settings learned from reviewed questions
  faqbot eval --fail-under right_first=0.8 --fail-under wrong=5% questions.jsonl"""

FAIL_UNDER = """\
Exit with 1 if a figure of the report is below a value, such as right_first=0.8. Of asked, wrong,
answered, false_alarms and calibration_error less is better: exit with 1 if one is above it.
May be repeated."""

TOPICS = """\
Lists the questions that the FAQ answers, each with its id.

examples:
  faqbot topics
  faqbot topics pump risk        those with words that begin so"""

SHOW = """\
Shows one answer, found by its id or its question.

examples:
  faqbot show risks
  faqbot show --json risks"""

CONFIG = """\
Prints every preference in force and where it comes from: an option, the environment, a file of
the working directory, your own file, or the default. The first of these that says anything wins.

examples:
  faqbot config
  faqbot --vi config --json"""

COMPLETION = """\
Prints a script that completes commands, options and ids in a shell.

examples:
  source <(faqbot completion bash)                              in ~/.bashrc
  faqbot completion zsh > "${fpath[1]}/_faqbot"
  faqbot completion fish > ~/.config/fish/completions/faqbot.fish"""

MAN = """\
Prints the manual page, made from the same help.

examples:
  faqbot man > ~/.local/share/man/man1/faqbot.1
  faqbot man | man -l -"""
