"""What comes back: the periodic jobs of the whole product."""

from bening.foundation.files.tasks import clear_uploads
from bening.foundation.jobs.scheduler import Periodic
from bening.foundation.jobs.tasks import clear_sessions, prune_jobs
from bening.front.tasks import send_digests

PERIODIC: tuple[Periodic, ...] = (
    Periodic("front.digest", send_digests, at="06:00"),
    Periodic("jobs.prune", prune_jobs, at="02:30"),
    Periodic("files.uploads", clear_uploads, at="03:00"),
    Periodic("accounts.sessions", clear_sessions, at="02:45"),
)
