"""The whole assessment on one page: what is there, what it says, and what it rests on."""
