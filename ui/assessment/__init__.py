"""The assessment as steps: what each needs, where it stands, how it is filled in, what it found.

No file here knows QGIS, a window or a language. The workbench shows what these records say; all
that it starts are algorithms that a dialog or the command line starts as well.
"""
