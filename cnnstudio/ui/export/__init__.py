"""What leaves the studio: source, pictures, summaries."""
