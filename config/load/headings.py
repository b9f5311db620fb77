"""The header of one act, for any copy of it: written once by the trail's own function, with gaps for what each copy has
of its own. A test holds what comes of it to what that function would have written."""

import json
import re
from collections.abc import Mapping
from typing import Any

from trail import headers

GAP = re.compile(rb'"<gap ([^"]*)>"')


class Header:
    """`own` names the fields that every copy has of its own, `words` the ids that stand for others in a copy."""

    def __init__(self, says: Mapping[str, Any], *, own: set[str], words: set[str]) -> None:
        marked = {name: _gap(value, words) for name, value in says.items() if name != "data"}
        data = {name: _gap(value, words) for name, value in says["data"].items()}
        whole = marked | {"data": data} | {name: f"<gap {name}>" for name in own & set(says)}
        self._texts = [part.decode() for part in GAP.split(headers.canonical(whole))]

    def of(self, words: Mapping[str, str], own: Mapping[str, Any]) -> bytes:
        """The header of a copy: each gap filled with a field of its own, or with the id that stands there."""
        texts = self._texts.copy()
        for place in range(1, len(texts), 2):
            name = texts[place]
            texts[place] = json.dumps(own[name] if name in own else words[name], ensure_ascii=False)
        return "".join(texts).encode()


def _gap(value: Any, words: set[str]) -> Any:
    return f"<gap {value}>" if isinstance(value, str) and value in words else value
