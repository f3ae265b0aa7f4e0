"""Explaining a reply in words: from the evidence that the decision used, nothing recomputed."""

from __future__ import annotations

from faqbot.dialogue.parts import GivenNotice, Part, Reason
from faqbot.matching.evidence import Candidate, Evidence, Reading
from faqbot.model import Kind

__all__ = ["explain_notice", "explain_part"]

# Words that moved the score by less than this are not worth a reader's time.
_WORTH_NAMING = 0.15
_MAX_WORDS = 6
_KINDS = {
    Kind.ENTRY: "entry",
    Kind.NOT_COVERED: "known gap",
    Kind.SMALLTALK: "small talk",
}


def explain_notice(notice: GivenNotice) -> str:
    """Return why *notice* was given."""
    return f"Notice \u201c{notice.id}\u201d: the input says \u201c{notice.because}\u201d."


def explain_part(part: Part, *, numbered: bool = False) -> str:
    """Return why *part* was decided as it was; with *numbered*, its question stands first."""
    lines = [f"Question: {part.question}"] if numbered else []
    lines += _reading(part)
    lines.append(f"Decision: {_rule(part)}")
    shown = _shown(part)
    if shown:
        lines += _evidence(shown)
        lines += _set_aside(part, shown)
        lines += _runner_up(part, shown)
    return "\n".join(lines)


def _reading(part: Part) -> list[str]:
    lines = []
    if part.followed:
        lines.append(f"A follow-up of \u201c{part.followed.of}\u201d.")
        if part.followed.read_as != part.question.strip():
            lines.append(f"Read as \u201c{part.followed.read_as}\u201d.")
    if part.query.cut:
        lines.append("The input is very long: only its beginning and end were read.")
    for correction in part.query.corrections:
        why = "spelling" if correction.reading is Reading.SPELLING else "synonym"
        lines.append(
            f"Read \u201c{correction.typed}\u201d as \u201c{correction.read}\u201d ({why})."
        )
    if part.query.words:
        lines.append(f"The FAQ's vocabulary explains {part.query.known:.0%} of the question.")
    return lines


def _shown(part: Part) -> Candidate | None:
    """Return the candidate that the explanation is about: the one answered, else the best."""
    if part.decision.reason is Reason.UNLISTED:  # what is near a mere number explains nothing
        return None
    if part.answers:
        chosen = (each for each in part.candidates if each.id == part.answers[0].id)
        return next(chosen, None)
    return next(iter(part.candidates), None)


def _evidence(candidate: Candidate) -> list[str]:
    evidence = candidate.evidence
    lines = [
        f"Best {_KINDS[candidate.kind]}: {candidate.id} (confidence {candidate.confidence:.2f})",
        f"Nearest phrase: \u201c{evidence.phrase}\u201d (similarity {evidence.similarity:.2f})",
    ]
    if helped := _named(evidence, sign=1):
        lines.append(f"Words for it: {helped}")
    if hindered := _named(evidence, sign=-1):
        lines.append(f"Words against it: {hindered}")
    meaning = f"meaning {evidence.meaning:+.2f}, " if evidence.meaning else ""
    lines.append(
        f"Score {evidence.score:+.2f} = words {sum(word.weight for word in evidence.words):+.2f}, "
        f"{meaning}nearness of phrases {evidence.nearness:+.2f}, base {evidence.base:+.2f}"
    )
    return lines


def _named(evidence: Evidence, *, sign: int) -> str:
    words = [word for word in evidence.words if sign * word.weight >= _WORTH_NAMING]
    words.sort(key=lambda word: -sign * word.weight)
    return ", ".join(f"{word.word} ({word.weight:+.2f})" for word in words[:_MAX_WORDS])


def _set_aside(part: Part, shown: Candidate) -> list[str]:
    """Return a line for each entry of which the confidence went to the one that is shown."""
    return [
        f"Set aside: {each.id}, nearest phrase \u201c{each.evidence.phrase}\u201d, because the "
        f"{clash.guard} guard objects (asked \u201c{clash.asked}\u201d, there "
        f"\u201c{clash.phrase}\u201d); its confidence counts for {shown.id}"
        for each in part.candidates
        if (clash := each.evidence.clash) and not each.confidence and each is not shown
    ]


def _runner_up(part: Part, shown: Candidate) -> list[str]:
    others = [each for each in part.candidates if each is not shown]
    if not others:
        return []
    second = others[0]
    lead = shown.confidence - second.confidence
    place = "behind" if lead >= 0 else "ahead"
    line = (
        f"Runner-up: {second.id} ({_KINDS[second.kind]}, confidence {second.confidence:.2f}, "
        f"{abs(lead):.2f} {place}), nearest phrase \u201c{second.evidence.phrase}\u201d"
    )
    return [line]


def _rule(part: Part) -> str:
    reason, decision = part.decision.reason, part.decision
    clash = next((each.evidence.clash for each in part.candidates if each.evidence.clash), None)
    guard = f"the {clash.guard} guard objects" if clash else "a guard objects"
    texts = {
        Reason.EMPTY: "there is no word in the input.",
        Reason.EXACT: "answered, because the question equals one of the entry's phrases.",
        Reason.EXACT_TWICE: "asked back, because several entries hold exactly this phrase.",
        Reason.SURE: f"answered, because the confidence reaches {decision.answer_at:.2f}.",
        Reason.CLOSE: (
            f"asked back, because no entry reaches {decision.answer_at:.2f} but the nearest "
            f"reaches {decision.ask_at:.2f}."
        ),
        Reason.MARGIN: "asked back, because two entries are about equally sure.",
        Reason.GUARD: f"asked back, because {guard}.",
        Reason.GAP: "not answered, because it matches a known gap of the FAQ.",
        Reason.UNSURE: (
            f"not answered, because no entry reaches {decision.answer_at:.2f} and the nearest "
            f"does not reach {decision.ask_at:.2f}."
        ),
        Reason.SMALLTALK: "small talk.",
        Reason.NOTICE: "nothing but the notice, because no part is surely answered.",
        Reason.CHOSEN: "answered, because you chose it.",
        Reason.NONE_CHOSEN: "you chose none of the questions offered.",
        Reason.UNLISTED: "a number that chooses nothing is no question.",
        Reason.TOPIC: "as before, because this only asks further about it.",
        Reason.MENTIONED: "answered, because the answer to what was spoken of tells of this.",
        Reason.LIGHT: "answered, because it is what was spoken of, and it is near this question.",
    }
    return texts[reason]
