"""The studio's window. PySide6 lives only here; torch never does."""
