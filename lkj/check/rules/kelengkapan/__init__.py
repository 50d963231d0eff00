"""LKJ6xx: what regulation asks of a report and a year lacks."""
