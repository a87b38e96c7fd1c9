"""From a template to Python: parsing, names, code, the sandbox it runs in."""
