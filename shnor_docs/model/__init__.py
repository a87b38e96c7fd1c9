"""What a program is: frozen records and typed notations, without any input or output."""
