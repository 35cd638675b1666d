"""What the course knows of itself and of a learner: the map of its lessons, and a store."""

from imbalance_helpers.course.map import LESSONS, CourseMapDisplay

__all__ = ["LESSONS", "CourseMapDisplay"]
