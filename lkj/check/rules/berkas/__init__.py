"""LKJ1xx: files and YAML."""
