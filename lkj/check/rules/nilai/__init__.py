"""LKJ2xx: what the models allow."""
