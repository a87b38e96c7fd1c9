"""What Word wants of a package: put right in a template once, looked at last in what is written."""
