"""The import inbox: people and organisations of files come in clean, looked at row by row before anything is written."""
