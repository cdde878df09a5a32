"""The workbench: one assessment as steps in a dock, over the same dialogs as the toolbox."""
