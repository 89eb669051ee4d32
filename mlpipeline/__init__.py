"""What is known and what is learned: no Qt, no SQL, no paths of its own."""
