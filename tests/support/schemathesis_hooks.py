"""What schemathesis has to know to make requests up: the parts that a schema cannot say."""

import itertools
import re

import schemathesis
from hypothesis import strategies

# A cursor is what the server gave for the same order; of those that can be made up, the empty one stands before the first row.
schemathesis.openapi.format("cursor", strategies.just(""))

_numbers = itertools.count(1)
_KEY = re.compile("-?[0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@schemathesis.hook
def before_call(context, case, kwargs):
    if not case.meta or not case.meta.generation.mode.is_positive:
        return
    # Each request that is as the document says is another one, and so has another key.
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f'"{next(_numbers)}"'
    # By their names, schemathesis takes conditions for the keys of rows that it has met.
    for name, value in (case.query or {}).items():
        if name not in ("limit", "offset") and _KEY.fullmatch(str(value)):
            case.query[name] = f"eq.{value}"
