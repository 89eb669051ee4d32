"""The Diagnose wizard: Consent, Patient, Findings, Result."""
