"""Builds what the wheel carries ready-made: the index of its FAQ, and the manual page."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyIndexHook(BuildHookInterface[BuilderConfig]):
    """Compiles faq.yaml while the wheel is built and puts both into the package.

    So the FAQ that ships answers at once on its first start. The manual page goes where `man`
    looks for it.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the index. An editable install reads the checkout and needs only the index."""
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from faqbot.dialogue.loading import write_ready_index  # noqa: PLC0415 - just made importable
        from faqbot.shell.manual import manual_page  # noqa: PLC0415 - likewise

        if version == "editable":
            write_ready_index(root / "faq.yaml", root / "faqbot" / "data" / "faq.index")
            return
        ready = Path(tempfile.mkdtemp()) / "faq.index"
        write_ready_index(root / "faq.yaml", ready)
        manual = ready.with_name("faqbot.1")
        manual.write_text(manual_page(), encoding="utf-8")
        build_data["shared_data"][str(manual)] = "share/man/man1/faqbot.1"
        build_data["force_include"][str(ready)] = "faqbot/data/faq.index"
        build_data["force_include"][str(root / "faq.yaml")] = "faqbot/data/faq.yaml"
