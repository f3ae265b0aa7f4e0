"""What others published or is known of them, on the same data sets. Nothing here was measured."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PUBLISHED", "Published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The figures of one platform, named as those of Scores."""

    name: str
    accuracy: float | None = None
    right: float | None = None
    refused: float | None = None
    auroc_covered: float | None = None
    best_correlation: float | None = None


def _hint3(name: str, accuracy: float, auroc: float, correlation: float) -> Published:
    return Published(
        name=name, accuracy=accuracy, auroc_covered=auroc, best_correlation=correlation
    )


PUBLISHED: dict[str, tuple[Published, ...]] = {
    # Computed from the predictions in the repository of HINT3.
    "sofmattress": (
        _hint3("Dialogflow", 0.732, 0.869, 0.636),
        _hint3("LUIS", 0.636, 0.797, 0.581),
        _hint3("Rasa", 0.693, 0.792, 0.532),
        _hint3("Haptik", 0.723, 0.839, 0.599),
        _hint3("BERT", 0.736, 0.868, 0.633),
    ),
    # Larson and others 2019, trained with the class of oos_train.
    "clinc150": (
        Published(name="FastText", right=0.890, refused=0.097),
        Published(name="SVM", right=0.910, refused=0.145),
        Published(name="CNN", right=0.912, refused=0.189),
        Published(name="Dialogflow", right=0.917, refused=0.140),
        Published(name="Rasa", right=0.915, refused=0.453),
        Published(name="MLP", right=0.935, refused=0.474),
        Published(name="MLP, threshold", right=0.934, refused=0.491),
        Published(name="BERT", right=0.969, refused=0.403),
        Published(name="BERT, threshold", right=0.962, refused=0.523),
    ),
    # all-MiniLM-L6-v2, a neural sentence encoder, measured on the same phrases.
    "clinc150-10": (
        Published(name="MiniLM, nearest", accuracy=0.775),
        Published(name="MiniLM + LR", accuracy=0.849),
    ),
    "banking77-10": (
        Published(name="MiniLM, nearest", accuracy=0.810),
        Published(name="MiniLM + LR", accuracy=0.850),
    ),
}
