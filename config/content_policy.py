"""What a browser may load and run on our pages: our own files and nothing inline."""

from typing import Any

from csp.constants import NONCE, NONE, SELF


def content_security_policy() -> dict[str, Any]:
    """The setting of django-csp."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF, NONCE],
            "img-src": [SELF, "data:"],  # the QR code of a new authenticator app is a data: picture
            **{f"{kind}-src": [SELF] for kind in ("style", "font", "connect", "worker", "manifest")},
            "form-action": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
        },
    }
