"""Scripts that complete the command line in a shell, made from its grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.shell.grammar import Grammar, Option, grammars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["completion_script"]

_FILES = frozenset({"FILE", "QUESTIONS"})
_ID = "ID"


def completion_script(shell: str) -> str:
    """Return the script for *shell*: ``bash``, ``zsh`` or ``fish``."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](grammars())


def _words(options: Iterable[Option]) -> str:
    return " ".join(name for option in options for name in option.names)


def _valued(found: tuple[Grammar, ...]) -> dict[str, Option]:
    """Return the options that take a value, by name, each once."""
    return {
        name: option
        for grammar in found
        for option in grammar.options
        if option.takes
        for name in option.names
    }


def _bash(found: tuple[Grammar, ...]) -> str:
    chat, *commands = found
    names = " ".join(command.name for command in commands)
    lines = [
        "# bash completion for faqbot; made by `faqbot completion bash`.",
        "_faqbot() {",
        '    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        "    local command= index word words",
        "    COMPREPLY=()",
        "    for ((index = 1; index < COMP_CWORD; index++)); do",
        '        word="${COMP_WORDS[index]}"',
        f'        case "$word" in {_alternatives(_valued(found))}) ((index++)) ;;',
        "            -*) ;;",
        '            *) command="$word"; break ;;',
        "        esac",
        "    done",
        '    case "$before" in',
        *(f"        {_bash_value(name, option)}" for name, option in _valued(found).items()),
        "    esac",
        '    case "$command" in',
        f"        '') words='{names} {_words(chat.options)}' ;;",
        *(f"        {_bash_command(command)}" for command in commands),
        "        *) words= ;;",
        "    esac",
        '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
        "}",
        "complete -F _faqbot faqbot",
    ]
    return "\n".join(lines) + "\n"


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(names)


def _bash_value(name: str, option: Option) -> str:
    if option.choices:
        words = f'-W "{" ".join(option.choices)}"'
    else:
        words = "-f" if option.takes in _FILES else '-W ""'
    return f'{name}) COMPREPLY=($(compgen {words} -- "$current")); return ;;'


def _bash_command(command: Grammar) -> str:
    options = _words(command.options)
    extra = ""
    words = " ".join(choice for each in command.arguments for choice in each.choices)
    if any(each.takes in _FILES for each in command.arguments):
        extra = ' [[ "$current" == -* ]] || { COMPREPLY=($(compgen -f -- "$current")); return; };'
    elif any(each.takes == _ID for each in command.arguments):
        words = "$(faqbot topics 2>/dev/null | cut -d' ' -f1)"
    return f'{command.name}){extra} words="{f"{words} {options}".strip()}" ;;'


def _zsh(found: tuple[Grammar, ...]) -> str:
    chat, *commands = found
    lines = [
        "#compdef faqbot",
        "# zsh completion for faqbot; made by `faqbot completion zsh`.",
        "_faqbot() {",
        "    local context state line",
        "    local -a commands",
        "    commands=(",
        *(f"        {_quote(f'{each.name}:{each.summary}')}" for each in commands),
        "    )",
        "    _arguments -C \\",
        *(f"        {spec} \\" for option in chat.options for spec in _zsh_specs(option)),
        "        '1: :->command' \\",
        "        '*:: :->rest'",
        '    case "$state" in',
        "        command) _describe command commands ;;",
        '        rest) case "$line[1]" in',
        *(line for each in commands for line in _zsh_command(each)),
        "        esac ;;",
        "    esac",
        "}",
        'if [[ "$funcstack[1]" == _faqbot ]]; then _faqbot "$@"; else compdef _faqbot faqbot; fi',
    ]
    return "\n".join(lines) + "\n"


def _zsh_specs(option: Option) -> Iterator[str]:
    action = f":{option.takes.lower()}:{_zsh_values(option)}" if option.takes else ""
    for name in option.names:
        yield _quote(f"{name}[{_bracketed(option.help)}]{action}")


def _zsh_values(option: Option) -> str:
    if option.choices:
        return f"({' '.join(option.choices)})"
    if option.takes == _ID:
        return "($(faqbot topics 2>/dev/null | cut -d' ' -f1))"
    return "_files" if option.takes in _FILES else " "


def _zsh_command(command: Grammar) -> Iterator[str]:
    yield f"            {command.name}) _arguments \\"
    for option in command.options:
        for spec in _zsh_specs(option):
            yield f"                {spec} \\"
    for argument in command.arguments:
        takes = (argument.takes or "").lower()
        yield f"                {_quote(f'*:{takes}:{_zsh_values(argument)}')} \\"
    yield "                && return ;;"


def _bracketed(text: str) -> str:
    """Return *text* as zsh takes it between brackets."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _quote(text: str) -> str:
    """Return *text* in single quotes, as POSIX shells read them."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish(found: tuple[Grammar, ...]) -> str:
    chat, *commands = found
    names = " ".join(command.name for command in commands)
    none_yet = f"not __fish_seen_subcommand_from {names}"
    lines = [
        "# fish completion for faqbot; made by `faqbot completion fish`.",
        "complete -c faqbot -f",
    ]
    for command in commands:
        summary = _fish_quote(command.summary)
        lines.append(
            f"complete -c faqbot -n {_fish_quote(none_yet)} -a {command.name} -d {summary}"
        )
    lines += [line for option in chat.options for line in _fish_option(option, none_yet)]
    for command in commands:
        seen = f"__fish_seen_subcommand_from {command.name}"
        lines += [line for option in command.options for line in _fish_option(option, seen)]
        for argument in command.arguments:
            if values := _fish_values(argument):
                lines.append(f"complete -c faqbot -n {_fish_quote(seen)} {values}")
    return "\n".join(lines) + "\n"


def _fish_option(option: Option, condition: str) -> Iterator[str]:
    alone = "-r" if option.takes in _FILES else "-x"  # with files beside the values, or not
    takes = f" {alone} {_fish_values(option)}".rstrip() if option.takes else ""
    for name in option.names:
        kind = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
        yield (
            f"complete -c faqbot -n {_fish_quote(condition)} {kind}{takes} "
            f"-d {_fish_quote(option.help)}"
        )


def _fish_values(option: Option) -> str:
    if option.choices:
        return f"-a {_fish_quote(' '.join(option.choices))}"
    if option.takes == _ID:
        return "-a '(faqbot topics 2>/dev/null | string replace -r \"\\s+\" \\t)'"
    return "-F" if option.takes in _FILES else ""


def _fish_quote(text: str) -> str:
    """Return *text* in single quotes, as fish reads them."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
