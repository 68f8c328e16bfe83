"""What pages share: the main script, the frame, filters, the link codec, cached reads, cards and tables."""
