"""quantulum3: a length in centimetres or millimetres is a size, a dose in gray one of radiotherapy. Reads {"texts": [...]} from stdin, writes {name: [fact]}."""

import contextlib
import io
import json
import sys
import warnings

warnings.filterwarnings("ignore")
from quantulum3 import parser  # noqa: E402

LENGTH = {"centimetre": 1.0, "millimetre": 0.1}


def facts(text):
    for found in parser.parse(text):
        start, end = found.span
        if found.unit.name in LENGTH:
            yield {"kind": "size", "cm": round(found.value * LENGTH[found.unit.name], 3), "site": None, "start": start, "end": end}
        elif found.unit.name == "gray":
            yield {"kind": "radiotherapy", "modality": None, "totalGy": found.value, "start": start, "end": end}


given = json.load(sys.stdin)
with contextlib.redirect_stdout(io.StringIO()):
    answer = {item["name"]: list(facts(item["text"])) for item in given["texts"]}
json.dump(answer, sys.stdout)
