"""The days of 2026 as the joint decree has them, written down here once more: not read from the product's data."""

from __future__ import annotations

from datetime import date

NATIONAL = frozenset(
    date(2026, month, day)
    for month, day in (
        (1, 1), (1, 16), (2, 17), (3, 19), (3, 21), (3, 22), (4, 3), (4, 5), (5, 1), (5, 14), (5, 27), (5, 31), (6, 1),
        (6, 16), (8, 17), (8, 25), (12, 25),
    )
)  # fmt: skip
JOINT_LEAVE = frozenset(
    date(2026, month, day)
    for month, day in ((2, 16), (3, 18), (3, 20), (3, 23), (3, 24), (5, 15), (5, 28), (12, 24))
)  # fmt: skip
