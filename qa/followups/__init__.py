"""A question that leans on its conversation becomes one that stands alone."""
