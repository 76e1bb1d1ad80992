"""Units: the pictures of the data set that excite a channel or a dense unit most, with the patch that does."""
