"""What the page frame needs from outside: the contract between base.html and the context processor of the front.

The context processor puts two names into every template context: `nav`, a list of `NavItem`, and `shell`, a `Shell`.
base.html shows whatever is there and leaves out whatever is absent, so an error page or an anonymous page works
without either.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place to go.

    `current` marks the place where the reader is. `badge` counts what waits there (0 shows nothing). Items with the
    same `group` stand together under that word in the side bar; items with `primary` also stand in the bottom bar of a
    phone, which has room for four.
    """

    label: str
    url: str
    icon: str
    current: bool = False
    badge: int = 0
    group: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame around a page.

    `scopes` lists the units or years to switch to (empty: no switcher); `scope_label` names the present one, for
    example "KPU Kabupaten Kerinci · 2025". `accent` is a name in `accents` of tokens.json. `logout_url` is posted to.
    """

    home_url: str = "/"
    scope_label: str = ""
    scopes: Sequence[NavItem] = ()
    search_url: str = ""
    search_query: str = ""
    bell_url: str = ""
    bell_count: int = 0
    user_name: str = ""
    user_role: str = ""
    user_links: Sequence[NavItem] = ()
    logout_url: str = ""
    login_url: str = ""
    footer_links: Sequence[NavItem] = ()
    office_name: str = ""
    accent: str = "tirta"
