"""One office with one secretary, for the cluster: `python -m tests.cluster.seed` with the cluster's environment."""

import os

EMAIL, PASSWORD, UNIT = "sekretaris@kantor.invalid", "sandi-untuk-uji-klaster", "uji-klaster"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from bening.foundation.accounts.enums import Role
    from tests import factories

    membership = factories.make_membership(factories.make_unit(UNIT), Role.SECRETARY)
    membership.user.email = EMAIL
    membership.user.set_password(PASSWORD)
    membership.user.save()


if __name__ == "__main__":
    main()
