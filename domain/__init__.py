"""The words everyone shares: periods, units, indicators, targets, problems, numbers as written."""
