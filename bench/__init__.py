"""Measurements of the renderer against docxtpl."""
