"""The import inbox: people of files come in clean, looked at row by row before anything is written."""
