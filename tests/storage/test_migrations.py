"""The tables: made by migrations, the same as the program believes, and never half made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bwvreview.storage.engine import make_engine
from bwvreview.storage.migrate import bring_up_to_date
from bwvreview.storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = make_engine(empty_url)
    yield engine
    engine.dispose()


def test_migrations_make_the_tables_that_the_program_believes_in(empty: Engine) -> None:
    bring_up_to_date(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
