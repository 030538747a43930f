"""Making packages behind the scenes."""

from __future__ import annotations

from django_tasks import task

from bening.foundation.kit import clock


@task()
def package_make_later(package_id: int) -> None:
    """Make a queued package."""
    from bening.rooms.evidence.services.packages import package_make

    package_make(at=clock.now(), package_id=package_id, clock=clock.now)


@task()
def packages_tidy_later() -> None:
    """Declare failed what a dead process left half made."""
    from bening.rooms.evidence.services.packages import packages_tidy

    packages_tidy(at=clock.now())


@task()
def packages_remove_old_later() -> int:
    """Make room: take old packages away, which can be made anew; returns how many."""
    from bening.rooms.evidence.services.packages_old import packages_remove_old

    return packages_remove_old(at=clock.now())
