"""How good and how fast faqbot's matcher is, beside everything else that runs offline.

    python benchmarks/matcher.py DATA_FOLDER [--only NAME ...] [--sizes NAME ...] [--quick]
                                             [--encoder NAME] [--json FILE]

README.md beside this file says where the data come from and what the columns mean.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    # The project's own folder in place of this one, so that its modules have their full names.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from benchmarks.comparing import main

    sys.exit(main(sys.argv[1:]))
