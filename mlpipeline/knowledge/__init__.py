"""What is known before the first record: findings (HPO) and disease profiles (OMIM, Orphanet, DECIPHER)."""
