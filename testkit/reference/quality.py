#!/usr/bin/python3
"""Golden values of quality metrics, computed apart from us (Debian: python3-nibabel, python3-mne, python3-scipy).

    /usr/bin/python3 testkit/reference/quality.py ../shared/data quality/src/test/resources/golden
"""
import json
import os
import sys

import mne
import nibabel
import numpy
import scipy
import scipy.signal

mne.set_log_level("ERROR")


def entropy_focus(path):
    """As MRIQC's qc/anatomical.py has it, without a frame mask; first volume, negative voxels as 0."""
    values = numpy.asanyarray(nibabel.load(path).dataobj).astype(numpy.float64)
    values = numpy.clip(values if values.ndim == 3 else values[..., 0], 0, None)
    most = numpy.sqrt((values ** 2).sum())
    largest = values.size / numpy.sqrt(values.size) * numpy.log(1 / numpy.sqrt(values.size))
    return float((values / most * numpy.log((values + 1e-16) / most)).sum() / largest)


def spectrum(path, segment):
    raw = mne.io.read_raw_edf(path, preload=True, stim_channel=False)
    values = {}
    for name in raw.ch_names:
        frequency, density = scipy.signal.welch(
            raw.get_data(picks=[name])[0] * 1e6, raw.info["sfreq"], nperseg=segment, noverlap=segment // 2)
        band = lambda low, high: float(density[(frequency >= low) & (frequency <= high)].mean() * (high - low))
        beside = (density[(frequency >= 46) & (frequency <= 48.5)].mean()
                  + density[(frequency >= 51.5) & (frequency <= 54)].mean()) / 2
        peak = density[(frequency >= 49) & (frequency <= 51)].mean()
        values[name] = {"alpha": band(8, 13) / band(1, 45), "line50": float(10 * numpy.log10(peak / beside))}
    return values


def main(root, target):
    images = ["cohort/sub-10/ses-T1/anat/sub-10_ses-T1_T1w.nii",
              "cohort/sub-34/ses-T1/func/sub-34_ses-T1_task-rest_bold.nii",
              "cohort/sub-47/ses-T1/dwi/sub-47_ses-T1_dir-AP_dwi.nii"]
    recording = "cohort/sub-12/ses-T1/eeg/sub-12_ses-T1_task-rest_eeg.edf"
    os.makedirs(target, exist_ok=True)
    golden = {
        "program": "nibabel %s, MNE-Python %s, SciPy %s" % (nibabel.__version__, mne.__version__, scipy.__version__),
        "efc": {path: entropy_focus(os.path.join(root, path)) for path in images},
        "spectrum": {"file": recording, "segment": 1024, "channels": spectrum(os.path.join(root, recording), 1024)},
    }
    with open(os.path.join(target, "quality.json"), "w", encoding="utf-8") as out:
        json.dump(golden, out, indent=0, ensure_ascii=False)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
