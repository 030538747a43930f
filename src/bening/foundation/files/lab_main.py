"""The inside of the lab: ``python -m bening.foundation.files.lab_main TASK PATH SECONDS OPTIONS`` writes its result."""

from __future__ import annotations

import json
import sys
from pathlib import Path

MEMORY = 2 * 1024**3
LARGEST_OUTPUT = 1024**3


def limit(seconds: int) -> None:
    """Bound memory, processor time and file size, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(task: str, path: str, seconds: str, options: str) -> None:
    limit(int(seconds))
    from bening.foundation.files.lab_work import TASKS

    sys.stdout.buffer.write(TASKS[task](Path(path), **json.loads(options)))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
