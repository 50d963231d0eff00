"""LKJ8xx: what the offices of a tree tell of the same things, beside each other."""
