"""The Approve wizard: Evidence, Decision, Sign, Put into production."""
