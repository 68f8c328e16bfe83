"""Frame to frame, pure: percent of plan, year on year, pace, and what charts draw."""
