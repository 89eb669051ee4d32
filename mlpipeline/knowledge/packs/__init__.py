"""What a user adds to the embedded knowledge: newer HPO, ORPHApackets, mappings, translations, names; kept, chosen."""
