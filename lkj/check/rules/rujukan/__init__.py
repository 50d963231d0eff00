"""LKJ3xx: references and identity, what is named must exist, and an id names one thing."""
