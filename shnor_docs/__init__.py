"""Documents as code for municipal programs that support schools with low results (ШНОР)."""
