#!/usr/bin/python3
"""Golden values of real files, made by independent readers (Debian: python3-nibabel, python3-mne).

    /usr/bin/python3 testkit/reference/golden.py ../shared/data formats/src/test/resources/golden

Writes nifti.json and signals.json: shapes, affines, channel names and summary statistics, with the readers' versions.
No voxel, sample or text of a file goes into them.
"""
import glob
import json
import os
import sys
import warnings

import numpy
import nibabel
import mne

warnings.simplefilter("ignore")
mne.set_log_level("ERROR")


def rounded(value):
    return float("%.9g" % value)


def statistics(values):
    finite = values[numpy.isfinite(values)]
    return {
        "count": int(values.size),
        "nonFinite": int(values.size - finite.size),
        "minimum": rounded(finite.min()),
        "maximum": rounded(finite.max()),
        "mean": rounded(finite.mean(dtype=numpy.float64)),
        "standardDeviation": rounded(finite.std(dtype=numpy.float64)),
    }


def numbers(image):
    values = numpy.asanyarray(image.dataobj)
    if values.dtype.fields:  # colours: the mean of red, green and blue
        return sum(values[name].astype(numpy.float64) for name in "RGB") / 3.0
    if numpy.iscomplexobj(values):
        return numpy.abs(values.astype(numpy.complex128))
    return values.astype(numpy.float64)


def nifti(path):
    image = nibabel.load(path)
    header = image.header
    stored = header.get_data_dtype()
    return {
        "shape": [int(size) for size in image.shape],
        "datatype": int(header["datatype"]),
        "bigEndian": header.endianness == ">",
        "affine": [rounded(cell) for cell in image.affine[:3].ravel()],
        "orientation": "".join(nibabel.aff2axcodes(image.affine)),
        "bytesPerVoxel": stored.itemsize,
        **statistics(numbers(image)),
    }


def open_signal(path, **only):
    if path.endswith(".bdf"):
        return mne.io.read_raw_bdf(path, preload=True, stim_channel=False, **only)
    if path.endswith(".edf"):
        return mne.io.read_raw_edf(path, preload=True, stim_channel=False, **only)
    return mne.io.read_raw_brainvision(path, preload=True, scale=1.0)


def microvolts(raw, name):
    """MNE gives SI units for channels whose unit it knows; we keep µV and µS."""
    factor = 1e6 if raw._orig_units.get(name, "") in ("µV", "uV", "mV", "V", "nV", "µS", "uS") else 1.0
    return raw.get_data(picks=[name])[0] * factor


def signal(path):
    whole = open_signal(path)
    channels = []
    for name in whole.ch_names:
        if whole._orig_units.get(name) == "n/a":  # MNE scales some of these and says not how
            continue
        # Alone, a channel keeps its own sampling rate; together MNE resamples to the fastest.
        raw = whole if path.endswith(".vhdr") else open_signal(path, include=[name])
        channels.append({
            "name": name,
            "samplingFrequencyHz": rounded(raw.info["sfreq"]),
            **statistics(microvolts(raw, name)),
        })
    notes = whole.annotations if path.endswith(".vhdr") else mne.read_annotations(path)
    return {
        "durationSeconds": rounded(whole.n_times / whole.info["sfreq"]),
        "annotations": len(notes),
        "firstOnsets": [rounded(onset) for onset in sorted(notes.onset)[:5]],
        "channels": channels,
    }


def collect(root, patterns, read):
    found = {}
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.join(root, pattern), recursive=True)):
            try:
                found[os.path.relpath(path, root)] = read(path)
            except Exception as problem:  # the reference refuses the file: that is a value too
                found[os.path.relpath(path, root)] = {"refused": type(problem).__name__}
    return found


def write(target, name, program, files):
    with open(os.path.join(target, name), "w", encoding="utf-8") as out:
        lines = [json.dumps(path) + ": " + json.dumps(value, ensure_ascii=False) for path, value in files.items()]
        out.write('{"program": %s, "files": {\n%s\n}}\n' % (json.dumps(program), ",\n".join(lines)))


def main(root, target):
    os.makedirs(target, exist_ok=True)
    images = ["imaging/nifti/**/*.nii*", "imaging/dwi/*.nii*", "imaging/atlas/**/*.nii*", "imaging/dicom/**/*.nii*",
              "cohort/**/*.nii*"]
    signals = ["electrophysiology/edf*/*.edf", "electrophysiology/edf*/*.bdf", "electrophysiology/sleep-psg/*.edf",
               "electrophysiology/brainvision/*.vhdr", "electrophysiology/bids-eeg/**/*.vhdr",
               "cohort/**/*.edf", "cohort/**/*.bdf", "cohort/**/*.vhdr"]
    write(target, "nifti.json", "nibabel " + nibabel.__version__, collect(root, images, nifti))
    write(target, "signals.json", "MNE-Python " + mne.__version__, collect(root, signals, signal))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
