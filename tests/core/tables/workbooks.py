"""A workbook of one sheet, as a spreadsheet saves it."""

from __future__ import annotations

import zipfile

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Styles 0: general, 1: 0.00%, 2: a custom percent, 3: a literal sign behind an amount.
_STYLES = f"""<styleSheet xmlns="{_NAMESPACE}"><numFmts count="2">
<numFmt numFmtId="164" formatCode="0.0&quot; &quot;%"/>
<numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/>
<xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
</styleSheet>"""
_TYPE = '<Override PartName="/xl/{}" ContentType="application/vnd.openxmlformats-{}+xml" />'
_SHEETS = "officedocument.spreadsheetml"
_TYPES = "".join(
    (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
        '<Default Extension="xml" ContentType="application/xml" />',
        _TYPE.format("worksheets/sheet1.xml", f"{_SHEETS}.worksheet"),
        _TYPE.format("workbook.xml", f"{_SHEETS}.sheet.main"),
        "</Types>",
    )
)


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def number_cell(place: str, number, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'


def write_workbook(path, rows: list, hidden=()) -> str:
    """Write rows of cells to a workbook; return its path."""
    mark = ' hidden="1"'
    written = [
        f'<row r="{i}"{mark if i in hidden else ""}>{"".join(cells)}</row>'
        for i, cells in enumerate(rows, 1)
    ]
    relation = f'{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml'
    parts = {
        "[Content_Types].xml": _TYPES,
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="plots" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{relation}"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_NAMESPACE}"><sheetData>'
        f"{''.join(written)}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return str(path)
