"""Whose signatures a filling needs, and whose turn it is. Which seats are taken decides which signatures exist."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a filling is, by the codes of ``enums.SheetState``."""

    OPEN = "open"
    SUBMITTED = "submitted"
    LED = "led"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Chain:
    """The people of each rank by key. A unit's own filling has its leaders as heads and nobody else."""

    members: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    controllers: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Nobody is seated, so who may judge signs alone."""
        return not (self.members or self.heads or self.controllers)

    def signers(self, stage: Stage) -> frozenset[int]:
        """Who is to sign next; empty where anybody may who fills the layer in."""
        if stage is Stage.OPEN:
            return self.members | self.heads if self.members else frozenset()
        return self.heads if stage is Stage.SUBMITTED else self.controllers

    def after(self, stage: Stage, person: int) -> Stage:
        """Where the filling goes when this person passes it on: ranks without a seat, and her own, are left out."""
        if stage is Stage.OPEN and self.heads and person not in self.heads:
            return Stage.SUBMITTED
        if stage is not Stage.LED and self.controllers:
            return Stage.LED
        return Stage.SIGNED


def refusal(chain: Chain, stage: Stage, person: int, signed: Collection[int]) -> str:
    """Why this person may not pass a filling on now, "" where she may; ``signed`` are those who did since it was last
    open."""
    if stage is Stage.SIGNED:
        return "Lembar ini sudah ditandatangani."
    if person in signed:
        return "Anda sudah menandatangani lembar ini. Tanda tangan berikutnya dari orang lain."
    if stage is Stage.OPEN and person in chain.controllers:
        return "Pengendali teknis tidak menyerahkan lembar. Anggota atau ketua tim yang menyerahkannya."
    wanted = chain.signers(stage)
    if wanted and person not in wanted:
        turn = {Stage.OPEN: "anggota tim", Stage.SUBMITTED: "ketua", Stage.LED: "pengendali teknis"}[stage]
        return f"Lembar ini menunggu {turn}."
    return ""
