"""Tables as users save them: CSV in any usual form, columns of numbers and classes."""
