"""Schedules in the shape of frab, c3voc and pretalx."""
