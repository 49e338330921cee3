"""What Alembic's autogenerate would change of one database to make it another.

Reads a JSON list of [name, URL of the one, URL of the other] and prints, as JSON, {name: [difference, …]} for those that differ.
"""

import json
import sys
import warnings

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine
from sqlalchemy.exc import SAWarning


def differences(one: str, other: str) -> list[str]:
    """Compares by everything that Alembic knows to compare."""
    engine = create_engine(other)
    metadata = MetaData()
    metadata.reflect(engine, views=False)
    engine.dispose()
    engine = create_engine(one)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        found = [repr(difference) for difference in compare_metadata(context, metadata)]
    engine.dispose()
    return found


def main() -> None:
    # Reflection warns of indexes over expressions, which it passes over on both sides.
    warnings.simplefilter("ignore", SAWarning)
    warnings.simplefilter("ignore", UserWarning)
    found = {name: differences(one, other) for name, one, other in json.load(sys.stdin)}
    json.dump({name: list_ for name, list_ in found.items() if list_}, sys.stdout)


main()
