"""How programs begin: what is proposed, from what one may start, what is taken over from another workspace."""
