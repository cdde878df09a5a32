"""The geographical detector: how much of a target's spatial variation factors explain."""
