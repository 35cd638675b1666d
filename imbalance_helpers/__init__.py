"""The small library the lessons use."""
