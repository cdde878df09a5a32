"""Tables of flux towers as they are published: read, checked, added up to days, months, years."""
