"""Networks to begin with: one file per family, found by walking this folder."""
