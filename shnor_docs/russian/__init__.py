"""Russian grammar and typography: number agreement, dates, official signs."""
