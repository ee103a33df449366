package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.naohai.acquisition.dicom.convert.BidsFolder.NamedImage;
import org.naohai.acquisition.dicom.naming.Named;
import org.naohai.acquisition.dicom.naming.StudyNames;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.kernel.Problem;

/// What the converter made of a study.
///
/// - **outputs** of series that gave no image · **software** that made the others
record Made(Map<StudyNames.Key, Image> byKey, List<Output> outputs, String software) {

    /// What comes as stacks of slices; BIDS has no names for ultrasound, radiographs or screens.
    private static final Set<String> VOLUMES = Set.of("MR", "CT", "PT", "NM");

    /// - **problems** of its series, with the first of its images
    record Image(Converted.Images from, Converted.Image image, List<Problem> problems) {}

    static Made of(String studyUid, DicomRecord record, SeriesConversion series, Rooms rooms)
            throws IOException, InterruptedException {
        var images = new LinkedHashMap<StudyNames.Key, Image>();
        var outputs = new ArrayList<Output>();
        var software = "dcm2niix";
        for (var one : record.listSeries(studyUid)) {
            var instances = VOLUMES.contains(one.modality()) ? series.images(one.uid()) : List.<Instance>of();
            if (instances.isEmpty()) {
                outputs.add(Output.imageless(one.uid()));
                continue;
            }
            switch (series.convert(instances, rooms.open())) {
                case Converted.Failed(var problem) -> outputs.add(Output.failed(one.uid(), problem));
                case Converted.Images converted -> {
                    software = converted.software();
                    add(one.uid(), converted, images);
                }
            }
        }
        return new Made(images, outputs, software);
    }

    private static void add(String seriesUid, Converted.Images converted, Map<StudyNames.Key, Image> images) {
        int position = 0;
        for (var image : converted.images()) {
            var problems = position == 0 ? converted.problems() : List.<Problem>of();
            images.put(new StudyNames.Key(seriesUid, position++), new Image(converted, image, problems));
        }
    }

    List<StudyNames.Image> images() {
        return byKey.entrySet().stream()
                .map(one -> new StudyNames.Image(
                        one.getKey(), one.getValue().image().facts()))
                .toList();
    }

    /// Writes what has a name.
    List<Output> written(String studyUid, List<StudyNames.Result> names, BidsFolder folder) throws IOException {
        var all = new ArrayList<Output>();
        var placed = new ArrayList<NamedImage>();
        var named = new ArrayList<Output>();
        for (var one : names) {
            var image = Objects.requireNonNull(byKey.get(one.image().key()));
            var output = output(one, image.problems());
            if (one.named() instanceof Named.As as && one.stem() != null) {
                placed.add(new NamedImage(
                        one.image().key().seriesUid(),
                        one.stem(),
                        as.entities().getOrDefault("task", ""),
                        image.from().files(),
                        image.image()));
                named.add(output);
            } else {
                all.add(output);
            }
        }
        var sidecars = BidsFolder.sidecars(studyUid, placed);
        for (int i = 0; i < placed.size(); i++) {
            all.add(named.get(i).withFiles(folder.write(placed.get(i), sidecars.get(i))));
        }
        return all;
    }

    private static Output output(StudyNames.Result one, List<Problem> problems) {
        return new Output(
                one.image().key().seriesUid(),
                one.image().key().position(),
                one.image().facts(),
                Output.Outcome.of(one.named()),
                one.named().rule(),
                one.named() instanceof Named.Unnamed unnamed ? unnamed.missing() : null,
                one.stem(),
                Map.of(),
                problems);
    }
}
