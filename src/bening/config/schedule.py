"""What comes back: the periodic jobs of the whole product."""

from datetime import timedelta

from bening.foundation.files.examination_tasks import scan_again, scan_waiting
from bening.foundation.files.tasks import clear_uploads, collect_garbage
from bening.foundation.jobs.scheduler import Periodic
from bening.foundation.jobs.tasks import clear_sessions, prune_jobs
from bening.foundation.machines.tasks import forget_lines
from bening.front.tasks import send_digests
from bening.rooms.evidence.tasks import packages_remove_old_later, packages_tidy_later

PERIODIC: tuple[Periodic, ...] = (
    Periodic("front.digest", send_digests, at="06:00"),
    Periodic("jobs.prune", prune_jobs, at="02:30"),
    Periodic("files.waiting", scan_waiting, every=timedelta(minutes=5)),
    Periodic("files.scan_again", scan_again, every=timedelta(days=7)),
    Periodic("evidence.packages", packages_tidy_later, every=timedelta(minutes=10)),
    Periodic("files.uploads", clear_uploads, at="03:00"),
    Periodic("evidence.packages_old", packages_remove_old_later, at="03:15"),
    Periodic("files.garbage", collect_garbage, at="03:30"),
    Periodic("accounts.sessions", clear_sessions, at="02:45"),
    Periodic("machines.lines", forget_lines, at="03:45"),
)
