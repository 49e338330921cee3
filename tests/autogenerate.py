"""What Alembic's autogenerate would change of one database to make it another.

Reads a JSON list of [name, URL of the one, URL of the other] and prints, as JSON, {name: [difference, …]} for those that differ.
"""

import json
import sys
import warnings

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, inspect, text
from sqlalchemy.exc import SAWarning


def differences(one: str, other: str) -> list[str]:
    """Compares by everything that Alembic knows to compare."""
    engine = create_engine(other)
    metadata = MetaData()
    metadata.reflect(engine, views=False)
    # Elsewhere other schemas are other databases.
    has_schemas = engine.dialect.name == "postgresql"
    if has_schemas:
        for schema in set(inspect(engine).get_schema_names()) - {"information_schema", "public"}:
            metadata.reflect(engine, schema=schema, views=False)
    engine.dispose()
    engine = create_engine(one)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_schemas": has_schemas}
        context = MigrationContext.configure(connection, opts=options)
        found = compare_metadata(context, metadata)
        if engine.dialect.name == "sqlite":
            found = [difference for difference in found if not is_misread(difference, one, other)]
    engine.dispose()
    return [repr(difference) for difference in found]


def is_misread(difference: tuple, one: str, other: str) -> bool:
    """Whether a foreign key differs only for SQLAlchemy, and not for SQLite.

    SQLAlchemy takes names and actions from the text of CREATE TABLE, and overlooks those beside a column, where ALTER TABLE
    ADD COLUMN has to put them.
    """
    if difference[0] not in ("add_fk", "remove_fk"):
        return False
    table = difference[1].parent.name
    return foreign_keys(one, table) == foreign_keys(other, table)


def foreign_keys(url: str, table: str) -> list[tuple]:
    """The foreign keys of a table as SQLite lists them: columns, what they refer to and actions."""
    engine = create_engine(url)
    with engine.connect() as connection:
        query = text('SELECT seq, "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(:name)')
        rows = sorted(tuple(row) for row in connection.execute(query, {"name": table}))
    engine.dispose()
    return rows


def main() -> None:
    # Reflection warns of indexes over expressions, which it passes over on both sides.
    warnings.simplefilter("ignore", SAWarning)
    warnings.simplefilter("ignore", UserWarning)
    found = {name: differences(one, other) for name, one, other in json.load(sys.stdin)}
    json.dump({name: list_ for name, list_ in found.items() if list_}, sys.stdout)


main()
