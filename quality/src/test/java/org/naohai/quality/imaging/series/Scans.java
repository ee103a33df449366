package org.naohai.quality.imaging.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Problem;
import org.naohai.testkit.SharedData;

/// Series of real scanners, and what may happen to them on their way.
final class Scans {

    static final String GE = "siemens-ge-nih/20180918GE/mr_0004";
    static final String PHILIPS = "philips-fmri/fmri";
    static final String PHILIPS_ENHANCED = "philips-enhanced/In";
    static final String UNITED_IMAGING = "uih-dti";
    static final String SKYRA = "siemens-ge-nih/20180918Si/mr_0003";
    static final String FORREST = "studyforrest-t1";

    private Scans() {}

    /// The only series of a folder, in order of instance numbers.
    static List<DataSet> of(String folder) {
        var series = seriesBelow(folder);
        if (series.size() != 1) {
            throw new IllegalStateException(series.size() + " series in " + folder);
        }
        return series.values().iterator().next();
    }

    /// By series UID, each in order of instance numbers.
    static Map<String, List<DataSet>> seriesBelow(String folder) {
        var root = SharedData.find("imaging/dicom/" + folder).orElseThrow();
        var series = new LinkedHashMap<String, List<DataSet>>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Scans::isScan).sorted().toList()) {
                var data = DicomReader.read(ByteSource.of(Files.readAllBytes(file)))
                        .data();
                var uid = data.text(Tag.SeriesInstanceUid);
                if (uid != null) {
                    series.computeIfAbsent(uid, one -> new ArrayList<>()).add(data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        series.values().forEach(all -> all.sort(Comparator.comparing(one -> one.integer(Tag.InstanceNumber, 0))));
        return series;
    }

    private static boolean isScan(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.endsWith(".txt")
                && !file.toString().contains("/Ref/");
    }

    static SeriesFacts facts(List<DataSet> series) {
        var facts = new SeriesFacts();
        series.forEach(facts::add);
        return facts;
    }

    static List<Problem> check(List<DataSet> series) {
        return check(series, null);
    }

    static List<Problem> check(List<DataSet> series, @Nullable ExpectedSeries expected) {
        return SeriesChecks.check(facts(series), expected);
    }

    static List<DataSet> without(List<DataSet> series, int... numbers) {
        var left = new ArrayList<>(series);
        left.removeIf(one ->
                java.util.Arrays.stream(numbers).anyMatch(number -> number == one.integer(Tag.InstanceNumber, 0)));
        return left;
    }

    static List<DataSet> changed(List<DataSet> series, int number, UnaryOperator<DataSet> change) {
        return series.stream()
                .map(one -> one.integer(Tag.InstanceNumber, 0) == number ? change.apply(one) : one)
                .toList();
    }

    static DataSet with(DataSet data, int tag, Vr vr, String text) {
        return data.edit().put(Element.of(tag, vr, text)).build();
    }
}
