"""Fuzzing of our own: samples spoilt at random, run through every command; each input is told by one number."""
