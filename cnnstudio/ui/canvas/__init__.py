"""The canvas: the network as blocks and wires that are moved, joined and cut by hand."""
