package org.naohai.server.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.SeriesMetadata;
import org.naohai.collaboration.Collaboration;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Encoded;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Verdict;
import org.naohai.lake.Lake;
import org.naohai.server.RunningServer;
import org.springframework.transaction.support.TransactionTemplate;

/// A study of one series in the archive of a running server, as the intake would have put it there.
public final class ArchivedStudy {

    public static final int SIZE = 32;
    private static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";

    private final RunningServer server;
    private final String word;
    public final UUID project;
    public final String study;
    public final String series;
    private int instances;

    /// - **word** stands in every text of it
    public ArchivedStudy(RunningServer server, String projectKey, String word) {
        this.server = server;
        this.word = word;
        this.project = server.bean(Collaboration.class)
                .findProject(projectKey)
                .orElseThrow()
                .id();
        this.study = uid(word);
        this.series = uid(word + " series");
    }

    public String instance(int number) {
        return uid(word + " series " + number);
    }

    public String path() {
        return "/dicomweb/studies/" + study;
    }

    public String seriesPath() {
        return path() + "/series/" + series;
    }

    public ArchivedStudy with(int count) {
        instances = count;
        var lake = server.bean(Lake.class);
        var rows = IntStream.rangeClosed(1, instances)
                .mapToObj(number -> stored(lake, number))
                .toList();
        server.bean("workerTransactions", TransactionTemplate.class).executeWithoutResult(status -> {
            server.bean(DicomRecord.class).add(row(), seriesRow(), rows);
        });
        return this;
    }

    /// Checked, with its document and the report on its de-identification.
    public ArchivedStudy complete() {
        var lake = server.bean(Lake.class);
        var document = new ByteArrayOutputStream();
        try (var metadata = new SeriesMetadata(document)) {
            for (int number = 1; number <= instances; number++) {
                metadata.add(data(number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var kept = lake.put(document.toByteArray(), Lake.AtRest.PLAIN).sha256();
        var report = lake.put(("{\"of\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8), Lake.AtRest.PLAIN)
                .sha256();
        server.bean("workerTransactions", TransactionTemplate.class).executeWithoutResult(status -> {
            server.bean(DicomRecord.class).complete(series, Verdict.WARNED, true, kept, report);
        });
        return this;
    }

    private DicomRecord.Study row() {
        int scope = server.bean(Scopes.class).intern(new ScopeKey(project, AccessLevel.PROJECT, Domain.IMAGING, false));
        return new DicomRecord.Study(
                study,
                project,
                word,
                "sub-" + word,
                "01",
                scope,
                "sub-" + word,
                "F",
                "20240131",
                "101500",
                "A" + word,
                "S1",
                "Head " + word);
    }

    private DicomRecord.Series seriesRow() {
        return new DicomRecord.Series(
                series, study, "MR", 3, "t1 " + word, "T1", "BRAIN", "TESTED", "20240131", "102000");
    }

    private DicomRecord.Instance stored(Lake lake, int number) {
        var encoded = encoded(number);
        try {
            var object = lake.put(encoded.toBytes(), Lake.AtRest.PLAIN);
            return new DicomRecord.Instance(
                    instance(number),
                    MR_IMAGE,
                    number,
                    object.sha256(),
                    object.size(),
                    TransferSyntax.EXPLICIT_LITTLE.uid(),
                    SIZE,
                    SIZE,
                    1,
                    encoded.pixelOffset(),
                    encoded.pixelLength(),
                    new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Encoded encoded(int number) {
        try {
            return DicomWriter.part10(DataSet.EMPTY, data(number), TransferSyntax.EXPLICIT_LITTLE, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSet data(int number) {
        var builder = new DataSet.Builder(new CharacterSets(List.of("ISO_IR 192")));
        builder.put(Element.of(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"));
        builder.put(Element.of(Tag.SopClassUid, Vr.UI, MR_IMAGE));
        builder.put(Element.of(Tag.SopInstanceUid, Vr.UI, instance(number)));
        builder.put(Element.of(Tag.Modality, Vr.CS, "MR"));
        builder.put(Element.of(Tag.PatientName, Vr.PN, "sub-" + word));
        builder.put(Element.of(Tag.PatientId, Vr.LO, "sub-" + word));
        builder.put(Element.of(Tag.StudyInstanceUid, Vr.UI, study));
        builder.put(Element.of(Tag.SeriesInstanceUid, Vr.UI, series));
        builder.put(Element.of(Tag.InstanceNumber, Vr.IS, Integer.toString(number)));
        builder.put(Element.ofShort(Tag.SamplesPerPixel, 1));
        builder.put(Element.of(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2"));
        builder.put(Element.ofShort(Tag.Rows, SIZE));
        builder.put(Element.ofShort(Tag.Columns, SIZE));
        builder.put(Element.ofShort(Tag.BitsAllocated, 16));
        builder.put(Element.ofShort(Tag.BitsStored, 12));
        builder.put(Element.ofShort(Tag.HighBit, 11));
        builder.put(Element.ofShort(Tag.PixelRepresentation, 0));
        builder.put(new Element(Tag.PixelData, Vr.OW, new Value.Bytes(pixels(number))));
        return builder.build();
    }

    /// A ramp that differs from slice to slice.
    public static byte[] pixels(int number) {
        var bytes = new byte[SIZE * SIZE * 2];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int value = (i + number) & 0xFFF;
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    private static String uid(String text) {
        var id = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(id.toString().replace("-", ""), 16);
    }
}
