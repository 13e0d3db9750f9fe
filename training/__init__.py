"""How the bundled reader is made: from labelled questions to an int8 graph."""
