"""What was approved stays findable: editions are made, listed, opened again and compared with what stands now."""
