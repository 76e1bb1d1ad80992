"""What studio and engine say to each other."""
