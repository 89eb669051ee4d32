"""What is kept: the encrypted store, the lake of raw files and the keys. The only SQL of the program."""
