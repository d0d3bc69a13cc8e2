"""Times for people: what the clocks of chosen cities say during a session, and where it is night."""
