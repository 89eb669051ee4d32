"""The Import wizard: File, Read, Map, Check, Write, Report."""
