"""Run one notebook: rebuilt, in a sandbox, cell by cell, and what its tests earned."""
