"""What can be placed on the canvas: one file per block, found by walking this folder."""
