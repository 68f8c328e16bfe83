"""Runs the migrations on the connection that store.opening hands over, inside its transaction."""

from alembic import context

from store.access_tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
)
context.run_migrations()
