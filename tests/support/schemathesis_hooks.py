"""What schemathesis has to know to make requests up: the parts that a schema cannot say."""

import itertools

import schemathesis
from hypothesis import strategies

# A cursor is what the server gave for the same order; of those that can be made up, the empty one stands before the first row.
schemathesis.openapi.format("cursor", strategies.just(""))

_numbers = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Each request that is as the document says is another one, and so has another key."""
    if case.headers and "Idempotency-Key" in case.headers and case.meta and case.meta.generation.mode.is_positive:
        case.headers["Idempotency-Key"] = f'"{next(_numbers)}"'
