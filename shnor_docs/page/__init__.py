"""The page in the browser: the use cases of the command line for an official who has neither terminal nor editor."""
