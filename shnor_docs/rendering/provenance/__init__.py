"""What a rendered document says of itself: a custom XML part with digests, which Word and LibreOffice keep."""
