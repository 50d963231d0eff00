"""LKJ7xx: a year and the one before it agree on what both tell, where both are in the project."""
