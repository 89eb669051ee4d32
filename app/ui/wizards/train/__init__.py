"""The Train wizard: Data, Models, Requirements, Run."""
