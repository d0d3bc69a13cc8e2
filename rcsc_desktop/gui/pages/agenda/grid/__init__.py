"""The time grid: days and tracks as columns, items as blocks that are moved, pulled and parked."""
