"""What is run by hand or by make: the samples, the demonstration store."""
