"""Old Word documents as the draft of a program: what was recognised, how surely, and what has to be asked."""
