"""`tr`: the one door for texts a user reads, and the language behind it."""

from __future__ import annotations

import os

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ...core.trend.drivers.driver_labels import translate_label

CONTEXT = "CarbonSink"
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "i18n")
# Chinese comes in two scripts; who asks for neither by name gets the simplified one.
SIMPLIFIED = ("zh", "zh_CN", "zh_SG", "zh_MY", "zh_Hans")


def tr(text: str) -> str:
    """Return `text` in the user's language. Call it with a literal, so that it can be extracted."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_class(label: str) -> str:
    """Return the translated label of a class; labels are in the class tables of core."""
    return translate_label(label, tr)


def qgis_language() -> str:
    """Return the language QGIS speaks: what it was started with, its settings', the system's."""
    spoken = QgsApplication.instance().translation()  # follows `--lang` too
    if spoken:
        return spoken
    settings = QgsSettings()
    if settings.value("locale/overrideFlag", False, type=bool):
        return settings.value("locale/userLocale", "", type=str)
    return QLocale().name()


def translation_file(language: str) -> str:
    """Return the file of compiled translations of a language, or an empty string."""
    language = language.replace("-", "_")
    names = [language, language.split("_")[0]]
    if language in SIMPLIFIED or language.startswith("zh_Hans"):
        names.append("zh_CN")
    for name in names:
        file = os.path.join(FOLDER, f"carbonsink_{name}.qm")
        if name and os.path.isfile(file):
            return file
    return ""


def translated_language() -> str:
    """Return the language of the translation that is used, such as ``zh_CN``; empty for English."""
    file = os.path.basename(translation_file(qgis_language()))
    return os.path.splitext(file)[0].replace("carbonsink_", "")


def install_translator() -> QTranslator | None:
    """Return the installed translator of the user's language, or None where there is none."""
    file = translation_file(qgis_language())
    translator = QTranslator()
    if not file or not translator.load(file):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
