"""What a tag may repeat or take away: each place that Word is particular about gets a sentinel."""
