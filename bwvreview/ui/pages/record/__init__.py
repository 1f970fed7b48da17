"""Record one clip: its parts at the left, the questions of one part, the clip's time and notes at the right."""
