"""Files written whole or not at all, and what interrupted runs leave behind."""
