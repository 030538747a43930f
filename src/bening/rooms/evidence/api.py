"""What other rooms and the front may use of evidence. Everything else of this room is its own business."""

from bening.rooms.evidence.links import evidence_url, room_url
from bening.rooms.evidence.models import Evidence
from bening.rooms.evidence.permissions import HAND_IN
from bening.rooms.evidence.rules.completeness import Completeness
from bening.rooms.evidence.selectors.desk import Desk, desks
from bening.rooms.evidence.selectors.lists import Hit, search
from bening.rooms.evidence.selectors.outgoing import outgoing_file, outgoing_files
from bening.rooms.evidence.selectors.page import as_of
from bening.rooms.evidence.selectors.pieces import Piece, find_pieces, pieces, pieces_of_items
from bening.rooms.evidence.selectors.shares import area_shares, shares
from bening.rooms.evidence.selectors.tray import waiting_count
from bening.rooms.evidence.slots import Beside, Chapter, offer

__all__ = [
    "HAND_IN",
    "Beside",
    "Chapter",
    "Completeness",
    "Desk",
    "Evidence",
    "Hit",
    "Piece",
    "area_shares",
    "as_of",
    "desks",
    "evidence_url",
    "find_pieces",
    "offer",
    "outgoing_file",
    "outgoing_files",
    "pieces",
    "pieces_of_items",
    "room_url",
    "search",
    "shares",
    "waiting_count",
]
