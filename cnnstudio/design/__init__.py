"""The document: what is edited, undone, journalled and saved."""
