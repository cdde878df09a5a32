"""What every algorithm stands on: base class, parameters, features, styles, messages."""
