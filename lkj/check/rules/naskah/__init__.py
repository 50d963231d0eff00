"""LKJ5xx: what is written in prose."""
