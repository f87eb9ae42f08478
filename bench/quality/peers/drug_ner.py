"""drug-named-entity-recognition: every drug that it names is one given. Reads {"texts": [{"name", "text"}]} from stdin, writes {name: [fact]}."""

import json
import re
import sys

from drug_named_entity_recognition import find_drugs

WORD = re.compile(r"[^\s,;:()\[\]/+]+")


def facts(text):
    words = list(WORD.finditer(text))
    tokens = [word.group().rstrip(".") for word in words]
    for drug, first, last in find_drugs(tokens, is_ignore_case=True):
        last = min(last, len(words)) - 1
        yield {"kind": "drug", "drug": drug["name"].lower(), "status": "given", "start": words[first].start(), "end": words[max(last, first)].end()}


given = json.load(sys.stdin)
json.dump({item["name"]: list(facts(item["text"])) for item in given["texts"]}, sys.stdout)
