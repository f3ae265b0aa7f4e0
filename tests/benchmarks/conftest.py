"""The benchmarks are scripts beside the package, found from the project's own folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
