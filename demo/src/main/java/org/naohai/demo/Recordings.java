package org.naohai.demo;

import static org.naohai.demo.text.Json.object;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.naohai.demo.cast.Part;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Visit;
import org.naohai.demo.cognition.StarTask;
import org.naohai.demo.electrophysiology.BrainVisionFiles;
import org.naohai.demo.electrophysiology.EdfFile;
import org.naohai.demo.electrophysiology.Recording;
import org.naohai.demo.electrophysiology.Resting;
import org.naohai.demo.imaging.Diffusion;
import org.naohai.demo.imaging.Functional;
import org.naohai.demo.imaging.Structural;
import org.naohai.demo.text.Json;
import org.naohai.demo.text.Tsv;

/// The recordings of one visit, each a job of its own so that they can be made side by side.
final class Recordings {

    private final Participant participant;
    private final Visit visit;
    private final long seed;
    private final Path session;
    private final String stem;

    Recordings(Participant participant, Visit visit, Path bids, long seed) {
        this.participant = participant;
        this.visit = visit;
        this.seed = seed;
        this.session = bids.resolve(participant.label()).resolve("ses-" + visit.session());
        this.stem = participant.label() + "_ses-" + visit.session();
    }

    List<Job> jobs() {
        var jobs = new ArrayList<Job>();
        for (var part : Part.values()) {
            if (visit.has(part)) {
                jobs.add(new Job(weight(part), () -> make(part)));
            }
        }
        return jobs;
    }

    /// Roughly how long it takes, so that the longest start first.
    private int weight(Part part) {
        int large = participant.showcase() && "1".equals(visit.session()) ? 10 : 1;
        return part == Part.T1W ? 3 * large : large;
    }

    private void make(Part part) throws IOException {
        switch (part) {
            case T1W -> structural();
            case REST -> functional();
            case DIFFUSION -> diffusion();
            case EEG -> eeg();
            case TASK ->
                Tsv.write(
                        session.resolve("beh/" + stem + "_task-star_events.tsv"),
                        StarTask.trials(participant, visit, seed));
            case SCALES, GENOTYPE, CLINICAL -> {}
        }
    }

    private void structural() throws IOException {
        var scan = new Structural(participant, visit, seed);
        scan.write(session.resolve("anat/" + stem + "_T1w.nii.gz"));
        Json.write(
                session.resolve("anat/" + stem + "_T1w.json"),
                object(
                        "Manufacturer",
                        "Synthetic",
                        "ManufacturersModelName",
                        "Naohai analytic head",
                        "MagneticFieldStrength",
                        3,
                        "RepetitionTime",
                        2.3,
                        "EchoTime",
                        0.003,
                        "InversionTime",
                        0.9,
                        "FlipAngle",
                        9));
    }

    private void functional() throws IOException {
        var run = new Functional(participant, visit, seed);
        run.write(session.resolve("func/" + stem + "_task-rest_bold.nii.gz"));
        var timing = IntStream.range(0, run.slices())
                .mapToObj(slice -> Math.round(1e4 * Functional.REPETITION_TIME_SECONDS * slice / run.slices()) / 1e4)
                .toList();
        Json.write(
                session.resolve("func/" + stem + "_task-rest_bold.json"),
                object(
                        "TaskName",
                        "rest",
                        "RepetitionTime",
                        Functional.REPETITION_TIME_SECONDS,
                        "SliceTiming",
                        timing,
                        "PhaseEncodingDirection",
                        "j-"));
    }

    private void diffusion() throws IOException {
        new Diffusion(participant, visit, seed).write(session.resolve("dwi/" + stem + "_dwi.nii.gz"));
        Json.write(
                session.resolve("dwi/" + stem + "_dwi.json"),
                object(
                        "Manufacturer",
                        "Synthetic",
                        "RepetitionTime",
                        6.4,
                        "EchoTime",
                        0.08,
                        "PhaseEncodingDirection",
                        "j"));
    }

    private void eeg() throws IOException {
        var recording = Resting.record(participant, visit, seed);
        var name = stem + "_task-rest_";
        var folder = session.resolve("eeg");
        switch (participant.site()) {
            case DONGHU -> new EdfFile(recording, EdfFile.Depth.BDF, "X X X X").write(folder.resolve(name + "eeg.bdf"));
            case BEILING -> new BrainVisionFiles(recording).write(folder.resolve(name + "eeg.vhdr"));
            case AURIGA -> new EdfFile(recording, EdfFile.Depth.EDF, "X X X X").write(folder.resolve(name + "eeg.edf"));
        }
        Json.write(
                folder.resolve(name + "eeg.json"),
                object(
                        "TaskName", "rest",
                        "TaskDescription", "静息，睁眼与闭眼交替 · Rest, eyes open and closed by turns",
                        "SamplingFrequency", recording.samplingFrequencyHz(),
                        "PowerLineFrequency", participant.site().lineHz(),
                        "EEGReference", "average (synthetic)",
                        "EEGChannelCount", recording.channels().size(),
                        "RecordingDuration", recording.seconds(),
                        "RecordingType", "continuous",
                        "SoftwareFilters", "n/a",
                        "Manufacturer", "Synthetic"));
        Tsv.write(folder.resolve(name + "channels.tsv"), channels(recording));
        Tsv.write(folder.resolve(name + "events.tsv"), events(recording));
    }

    private static List<Map<String, Object>> channels(Recording recording) {
        return recording.channels().stream()
                .map(name -> object(
                        "name", name,
                        "type", "EEG",
                        "units", "µV",
                        "sampling_frequency", recording.samplingFrequencyHz(),
                        "status", "good"))
                .toList();
    }

    private static List<Map<String, Object>> events(Recording recording) {
        return recording.marks().stream()
                .map(mark -> object(
                        "onset", mark.onsetSeconds(),
                        "duration", mark.durationSeconds(),
                        "trial_type", mark.trial(),
                        "value", mark.code()))
                .toList();
    }

    /// - **weight** the larger the longer it takes
    record Job(int weight, Action action) {}

    interface Action {
        void run() throws IOException;
    }
}
