"""Names of fields in errors and notes; dialogs call a field by the parameter that sets it."""

from __future__ import annotations


class FieldName(str):
    """Name of a field of settings, or of an argument, that an error or note is about.

    Parameters
    ----------
    name : str
        The field.
    owner : str
        Class of settings that declares it, where other classes have a field of this name.
    """

    owner: str

    def __new__(cls, name: str, owner: str = "") -> FieldName:
        """Return the name with its class."""
        field = super().__new__(cls, name)
        field.owner = owner
        return field

    def __getnewargs__(self) -> tuple:
        """Return what a copy in another process is made of."""
        return str(self), self.owner


class FieldText(str):
    """Text of a fact that names fields.

    Parameters
    ----------
    template : str
        Text with ``{}`` for each part.
    parts : tuple
        `FieldName` and other values.
    """

    template: str
    parts: tuple

    def __new__(cls, template: str, parts: tuple) -> FieldText:
        """Return the text with what it is made of."""
        text = super().__new__(cls, template.format(*parts))
        text.template, text.parts = template, parts
        return text

    def __getnewargs__(self) -> tuple:
        """Return what a copy in another process is made of."""
        return self.template, self.parts


# Tables and rasters that a model is given. The class keeps them apart from columns of that name.
SAMPLES = FieldName("samples", "Model")
RASTERS = FieldName("predictors", "Model")


def field_of(field: FieldName, part: str) -> FieldText:
    """Return the text for a part of an input, such as a column: ``SAMPLES (ndvi)``."""
    return FieldText("{} ({})", (field, part))


def chosen(field: str, value) -> FieldText:
    """Return the text that a field has a value: ``VALIDATION = site``."""
    return FieldText("{} = {}", (FieldName(field), value))
