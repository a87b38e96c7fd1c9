"""Cases of bodies, posts, places and people: forms that the workspace knows, and forms that morphology proposes."""
