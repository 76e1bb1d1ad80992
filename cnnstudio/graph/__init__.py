"""What a network is: shapes, blocks, graphs and their check. Standard library only."""
