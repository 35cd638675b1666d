"""One's own work: checked as a grader would, and how far one has come."""
