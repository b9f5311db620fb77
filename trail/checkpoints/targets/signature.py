"""Signing a request for S3-compatible storage: AWS Signature Version 4, for requests without a query.

Source: "Authenticating Requests: Using the Authorization Header" of the Amazon S3 API Reference; the examples there are
among the tests.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True)
class Access:
    """Who asks: the id of the key, the key, and the region that the storage says it lies in."""

    key_id: str
    secret: str = field(repr=False)
    region: str

    def signed(
        self, method: str, url: str, body: bytes, at: datetime, headers: Mapping[str, str]
    ) -> dict[str, str]:
        """These headers, and those that the storage knows us by."""
        place, moment = urlsplit(url), at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        told = {
            **{name.lower(): value for name, value in headers.items()},
            "host": place.netloc,
            "x-amz-content-sha256": hashlib.sha256(body).hexdigest(),
            "x-amz-date": moment,
        }
        names = ";".join(sorted(told))
        lines = [f"{name}:{told[name].strip()}" for name in sorted(told)]
        path = quote(unquote(place.path or "/"), safe="/-_.~")
        asked = "\n".join([method, path, "", *lines, "", names, told["x-amz-content-sha256"]])
        scope = f"{moment[:8]}/{self.region}/s3/aws4_request"
        text = "\n".join([ALGORITHM, moment, scope, hashlib.sha256(asked.encode()).hexdigest()])
        signature = hmac.new(self._key(scope), text.encode(), hashlib.sha256).hexdigest()
        said = f"{ALGORITHM} Credential={self.key_id}/{scope},SignedHeaders={names},Signature={signature}"
        return {**told, "authorization": said}

    def _key(self, scope: str) -> bytes:
        key = f"AWS4{self.secret}".encode()
        for part in scope.split("/"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return key
