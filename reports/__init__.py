"""What is handed out of an edition: figures as files."""
