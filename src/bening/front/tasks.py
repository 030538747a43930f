"""The morning's mail, in batches, so that other work of the queue gets its turn between them."""

from __future__ import annotations

import logging
import smtplib
from datetime import date

from django_tasks import task

from bening.foundation.accounts.models import User
from bening.foundation.kit import clock
from bening.foundation.notifications import mail
from bening.foundation.notifications.models import DigestPreference
from bening.foundation.notifications.selectors import preferences_of, wants_digest
from bening.foundation.notifications.services import claim_digest, release_digest
from bening.front import selectors
from bening.front.digest import compose
from bening.front.work import works_of

logger = logging.getLogger(__name__)

BATCH = 200


@task()
def send_digests() -> int:
    """Queue the mail of today for everybody who has a role; returns how many batches."""
    ids = selectors.people_with_roles()
    batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    for batch in batches:
        send_digest_batch.enqueue(batch, clock.today().isoformat())
    return len(batches)


@task()
def send_digest_batch(user_ids: list[int], day: str) -> int:
    """Compose and send the mail of a day to these people; returns how many were sent. Running twice sends once."""
    on = date.fromisoformat(day)
    users = selectors.mail_receivers(user_ids)
    preferences = preferences_of(users)
    return sum(_send(user, preferences.get(user.pk), on) for user in users)


def _send(user: User, preference: DigestPreference | None, on: date) -> bool:
    """Send one person's mail unless she does not want it, nothing is new, or another worker was first."""
    kept = preference or DigestPreference(user=user)
    if not wants_digest(kept, on):
        return False
    digest = compose(works_of(user, on), last_sent_on=kept.last_sent_on, on=on)
    if digest is None or not claim_digest(user=user, on=on):
        return False
    try:
        mail.send(
            user,
            subject=digest.subject,
            text="front/mail/digest.txt",
            html="front/mail/digest.html",
            context={"digest": digest},
        )
    except (OSError, smtplib.SMTPException):
        logger.exception("the digest of user %s was not sent", user.pk)
        release_digest(user=user, last_sent_on=kept.last_sent_on)
        return False
    return True
