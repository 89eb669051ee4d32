"""The migrations of the store; alembic runs them by their path, so that they also work in a frozen program."""
