"""Files become documents, and documents become passages and utterances, with exact offsets."""
