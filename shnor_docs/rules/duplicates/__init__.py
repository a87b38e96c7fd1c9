"""One thing said twice, or said in two places in two ways."""
