"""What is done in steps: one package or file a wizard."""
