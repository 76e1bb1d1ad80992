"""Examines the installation. Each part looks at one thing and returns findings; nothing here imports torch or Qt itself."""
