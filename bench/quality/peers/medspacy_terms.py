"""medspaCy as it comes: its sentence splitter, target matcher, ConText and section rules, with a table of terms and no rule of ours.

Reads {"texts": [{"name", "text"}], "terms": CSV} from stdin, writes {name: [fact]}. What ConText negates is a treatment not given, or nothing;
what it calls hypothetical or of the family is nothing.
"""

import csv
import io
import json
import sys

import medspacy
from medspacy.ner import TargetRule

CATEGORY = {"complete response": "CR", "partial response": "PR", "stable disease": "SD", "progressive disease": "PD"}


def kind_of(domain):
    if domain.startswith("drug."):
        return "drug"
    if domain == "procedure.radiotherapy":
        return "radiotherapy"
    if domain in ("procedure", "procedure.surgery", "procedure.imaging"):
        return "procedure"
    return {"condition.primary": "primary", "condition.secondary": "metastasis", "biomarker": "marker", "response": "response"}.get(domain)


def attributes(kind, row):
    words = " | ".join(filter(None, (row["concept"], row["display"]))).lower()
    if kind == "drug":
        return {"drug": words, "status": "given"}
    if kind == "primary":
        return {"site": words, "histology": words}
    if kind == "metastasis":
        return {"site": words}
    if kind == "procedure":
        return {"type": words}
    if kind == "marker":
        return {"test": words}
    if kind == "response":
        return {"category": next((c for name, c in CATEGORY.items() if name in words), "other")}
    modality = "brachytherapy" if "brachy" in words else "sbrt" if "stereotactic" in words else "ebrt" if "external" in words or "beam" in words else None
    return {"modality": modality, "totalGy": None}


def rules(terms):
    seen = {}
    for row in csv.DictReader(io.StringIO(terms)):
        kind = kind_of(row["domain"])
        told = attributes(kind, row) if kind else None
        if told is None:
            continue
        for literal in {row["concept"].lower(), *(alias.strip().lower() for alias in row["aliases"].split("|"))}:
            if len(literal) > 1 and (kind, literal) not in seen:
                seen[(kind, literal)] = TargetRule(literal, kind, metadata={"told": told})
    return list(seen.values())


def fact(entity):
    kind, told = entity.label_, entity._.target_rule.metadata["told"]
    if entity._.is_family or entity._.is_hypothetical:
        return None
    if entity._.is_negated:
        if kind in ("drug", "procedure", "radiotherapy"):
            return {"kind": "notGiven", "what": told.get("drug") or told.get("type") or "radiotherapy", "reason": []}
        if kind != "marker":
            return None
    if kind == "marker":
        told = {**told, "value": "negative" if entity._.is_negated else "positive"}
    return {"kind": kind, **told}


def main():
    given = json.load(sys.stdin)
    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context", "medspacy_sectionizer"])
    nlp.get_pipe("medspacy_target_matcher").add(rules(given["terms"]))
    answer = {}
    for item in given["texts"]:
        facts, told_before = [], set()
        for entity in nlp(item["text"]).ents:
            found = fact(entity)
            key = json.dumps(found, sort_keys=True)
            if found is None or (found["kind"] in ("primary", "metastasis") and key in told_before):
                continue
            told_before.add(key)
            facts.append({**found, "start": entity.start_char, "end": entity.end_char})
        answer[item["name"]] = facts
    json.dump(answer, sys.stdout)


main()
