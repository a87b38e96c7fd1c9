"""Names of bodies, posts, municipalities and people in texts: printed in a case, and what texts ask for."""
