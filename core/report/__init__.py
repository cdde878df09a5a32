"""Reports: self-contained HTML pages with figures, tables and a reading of them in words."""
