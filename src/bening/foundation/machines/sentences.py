"""How the audit trail tells of keys."""

from bening.foundation.machines.enums import Scope

SENTENCES = {
    "machines.key_created": "{who} membuat kunci API “{target}” untuk {holder}: {scopes}",
    "machines.key_revoked": "{who} mencabut kunci API “{target}” milik {holder}",
}
VALUES = {"scopes": {scope.value: str(scope.label) for scope in Scope}}
