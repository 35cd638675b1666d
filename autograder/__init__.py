"""Grade a class: how nbgrader runs submissions and what it sends back."""
