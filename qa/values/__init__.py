"""What an answer says, so that two wordings of one value are told from two values."""
