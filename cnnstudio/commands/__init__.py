"""The commands of the terminal, one file each: `add` declares a command's arguments, `run` does it."""
