"""How the audit trail tells of the front's own events."""

SENTENCES = {
    "front.reminded": "{who} mengingatkan {owner} tentang {target}",
}
