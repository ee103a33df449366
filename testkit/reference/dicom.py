#!/usr/bin/python3
"""Golden values of real DICOM files, made by an independent reader (Debian: python3-pydicom).

    /usr/bin/python3 testkit/reference/dicom.py ../shared/data formats/src/test/resources/golden

Writes dicom.json: transfer syntax, counts of elements, and SHA-256 of all texts, all numbers and each frame. No text,
number or pixel of a file goes into it.
"""
import hashlib
import json
import os
import struct
import sys
import warnings

import pydicom
from pydicom.multival import MultiValue

warnings.simplefilter("ignore")

TEXTS = "AE AS CS DA DT LO LT PN SH ST TM UC UI UR UT".split()
NUMBERS = "AT DS FD FL IS SL SS SV UL US UV".split()
DECODED = ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2",
           "1.2.840.10008.1.2.5"]


def values(element):
    value = element.value
    if value is None or isinstance(value, str) and not value:
        return []
    return list(value) if isinstance(value, (MultiValue, list)) else [value]


def text(element):
    return "\\".join(str(one).rstrip("=").strip(" \0") for one in values(element))


def numbers(element):
    found = []
    for one in values(element):
        if one != "":
            found.append(struct.pack(">d", float(one)).hex())
    return ",".join(found)


def tabled():
    """(creator, group, element) that our own table of vendors' elements gives a VR to."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "../../formats/src/main/resources/org/naohai/formats/dicom/private.tsv")
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    return {(row[0], int(row[1], 16), int(row[2], 16)) for row in rows if row[3] != "SQ"}


TABLED = tabled()


def is_tabled(dataset, tag):
    creator = (tag.group << 16) | (tag.element >> 8)
    return (tag.is_private and tag.element >= 0x1000 and creator in dataset
            and (str(dataset[creator].value).strip(" \0"), tag.group, tag.element & 0xFF) in TABLED)


def is_unknown(dataset, element):
    """Vendors' elements without a VR of their own: only some readers have tables of them."""
    raw = dataset.get_item(element.tag)
    return element.tag.is_private and not element.tag.is_private_creator and getattr(raw, "VR", element.VR) in ("UN", None)


def walk(dataset, path, found):
    for tag in sorted(dataset.keys()):
        if tag.element == 0:  # group lengths: retired, wrong once anything is changed
            continue
        raw_is_unknown = is_unknown(dataset, dataset.get_item(tag))
        element = dataset[tag]
        found["all"] += 1
        name = "%s%08X" % (path, tag)
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                walk(item, "%s[%d]" % (name, number), found)
        elif raw_is_unknown or is_tabled(dataset, tag):
            pass
        elif element.VR in TEXTS:
            found["texts"].update((name + " " + text(element) + "\n").encode("utf-8"))
        elif element.VR in NUMBERS:
            found["numbers"].update((name + " " + numbers(element) + "\n").encode("utf-8"))


def pixels(dataset, syntax):
    if "PixelData" not in dataset or syntax not in DECODED:
        return []
    try:
        array = dataset.pixel_array
    except ValueError:  # cut short
        return []
    frames = array if int(dataset.get("NumberOfFrames", 1) or 1) > 1 else [array]
    little = array.dtype.newbyteorder("<")
    return [hashlib.sha256(frame.astype(little).tobytes()).hexdigest() for frame in frames]


def read(path):
    dataset = pydicom.dcmread(path)
    syntax = str(dataset.file_meta.get("TransferSyntaxUID", ""))
    found = {"all": 0, "texts": hashlib.sha256(), "numbers": hashlib.sha256()}
    walk(dataset, "", found)
    return {
        "syntax": syntax,
        "elements": sum(tag.element != 0 for tag in dataset.keys()),
        "all": found["all"],
        "texts": found["texts"].hexdigest(),
        "numbers": found["numbers"].hexdigest(),
        "frames": pixels(dataset, syntax),
    }


def main(root, target):
    files = {}
    for folder, _, names in sorted(os.walk(os.path.join(root, "imaging/dicom"))):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith((".nii", ".json", ".bval", ".bvec", ".txt")) or "-ref" in folder:
                continue
            try:
                files[os.path.relpath(path, root)] = read(path)
            except Exception as problem:  # the reference refuses the file: that is a value too
                files[os.path.relpath(path, root)] = {"refused": type(problem).__name__}
    with open(os.path.join(target, "dicom.json"), "w", encoding="utf-8") as out:
        lines = [json.dumps(path) + ": " + json.dumps(value) for path, value in files.items()]
        program = json.dumps("pydicom " + pydicom.__version__)
        out.write('{"program": %s, "files": {\n%s\n}}\n' % (program, ",\n".join(lines)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
