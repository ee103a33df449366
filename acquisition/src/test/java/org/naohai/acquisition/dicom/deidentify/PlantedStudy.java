package org.naohai.acquisition.dicom.deidentify;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Dictionary;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Puts the ways of writing one kind of identifier into every place of a data set that can hold one.
///
/// - **declared** as Specific Character Set · **charset** what is in it, and what is written where it cannot
///   hold a text
final class PlantedStudy {

    /// Where a study says who it is about: what stands there is sought elsewhere, so they have a place of
    /// their own.
    private static final List<Integer> IDENTITY_FIELDS = ProfileTable.lines("identity-fields.tsv").stream()
            .skip(1)
            .map(line -> Integer.parseUnsignedInt(line.substring(0, 9).replace(",", ""), 16))
            .toList();

    /// Say how the rest is read, or what it is.
    private static final Set<Integer> NOT_PLANTED = Set.of(
            Tag.SpecificCharacterSet,
            Tag.SopClassUid,
            Tag.SopInstanceUid,
            Tag.StudyInstanceUid,
            Tag.SeriesInstanceUid,
            Tag.StudyDate,
            Tag.Modality);

    private static final List<Integer> TEXTS = texts();

    private final Persona persona;
    private final CharacterSets declared;
    private final Charset charset;
    private final List<String> written;
    private final Map<String, Integer> planted = new LinkedHashMap<>();
    private final int share;
    private int next;

    /// - **share** every how many-th attribute of the standard is planted
    PlantedStudy(Persona persona, CharacterSets declared, Charset charset, List<String> written, int share) {
        this.persona = persona;
        this.share = share;
        this.declared = declared;
        this.charset = charset;
        this.written = written;
    }

    /// Witness → how often it was planted since the last place was made.
    Map<String, Integer> planted() {
        return Map.copyOf(planted);
    }

    /// The places, by name.
    static List<String> places() {
        return List.of(
                "identity fields",
                "standard texts",
                "items of sequences",
                "unknown and lying attributes",
                "private, on the safe list",
                "private, others",
                "private, bytes",
                "Siemens CSA",
                "GE protocol",
                "curves and overlays",
                "other bytes",
                "UN and implicit texts");
    }

    DataSet made(String place) {
        planted.clear();
        var data = persona.study(charset, declared).edit();
        switch (place) {
            case "identity fields" -> standard(data, identityFields());
            case "standard texts" -> standard(data, every(share));
            case "items of sequences" -> items(data);
            case "unknown and lying attributes" -> lying(data);
            case "private, on the safe list" -> safe(data);
            case "private, others" -> strange(data);
            case "private, bytes" -> bytes(data);
            case "Siemens CSA" -> csa(data);
            case "GE protocol" -> protocol(data);
            case "curves and overlays" -> curves(data);
            case "other bytes" -> otherBytes(data);
            case "UN and implicit texts" -> unknown(data);
            default -> throw new IllegalArgumentException(place);
        }
        return data.build();
    }

    private void standard(DataSet.Builder data, List<Integer> tags) {
        for (int tag : tags) {
            data.put(text(tag, Dictionary.vr(tag)));
        }
    }

    private void items(DataSet.Builder data) {
        var some = every(7 * share);
        for (int sequence :
                new int[] {Tag.RequestAttributesSequence, Tag.SharedFunctionalGroupsSequence, 0x00081140, 0x0040A730}) {
            data.put(Element.ofItems(sequence, List.of(item(some), item(some))));
        }
    }

    private DataSet item(List<Integer> tags) {
        var inner = new DataSet.Builder(declared);
        standard(inner, tags);
        return new DataSet.Builder(declared)
                .put(text(0x00080104, Vr.LO))
                .put(text(Tag.ImageComments, Vr.LT))
                .put(Element.ofItems(Tag.ReferencedImageSequence, List.of(inner.build())))
                .build();
    }

    private void lying(DataSet.Builder data) {
        for (int tag : new int[] {0x00100099, 0x00180FFF, 0x0028ABCD, 0x00400FFE, 0x00460002, 0x44440010}) {
            data.put(text(tag, Vr.LO));
        }
        for (int tag : new int[] {Tag.Rows, Tag.Columns, Tag.BitsAllocated, 0x00189087}) {
            data.put(text(tag, Vr.LT));
        }
        data.put(text(0x00040010, Vr.SH)).put(text(0x00060010, Vr.SH)).put(text(0xFFFCFFFC, Vr.OB));
    }

    private void safe(DataSet.Builder data) {
        int block = 0x10;
        for (var line : ProfileTable.lines("safe-private.tsv").stream().skip(1).toList()) {
            var cells = line.split("\t", -1);
            if (!cells[3].equals("value")) {
                continue;
            }
            int group = Integer.parseInt(cells[1], 16) << 16;
            data.put(Writing.text(group | block, Vr.LO, cells[0]));
            for (var range : cells[2].split(" ")) {
                int element = Integer.parseInt(range.split("-")[0], 16);
                var vr =
                        List.of(Vr.LO, Vr.SH, Vr.UN, Vr.LT, Vr.CS, Vr.DS, Vr.OB).get(element % 7);
                data.put(text(group | block << 8 | element, vr));
            }
            block++;
        }
        data.put(Writing.text(0x20010010, Vr.LO, "Philips Imaging DD 001"));
        data.put(Element.ofItems(
                0x2001105F,
                List.of(new DataSet.Builder(declared)
                        .put(Writing.text(0x20010010, Vr.LO, "Philips Imaging DD 001"))
                        .put(text(0x20011020, Vr.LO))
                        .put(text(0x20011033, Vr.CS))
                        .build())));
    }

    private void strange(DataSet.Builder data) {
        data.put(text(0x00110010, Vr.LO)).put(text(0x00111001, Vr.LO));
        data.put(text(0x00131002, Vr.LO)).put(text(0x00150001, Vr.UN));
        data.put(Writing.text(0x00290030, Vr.LO, "SOMEBODY 1"))
                .put(text(0x00293001, Vr.UT))
                .put(text(0x00293002, Vr.ST));
        data.put(Writing.text(0x00190010, Vr.LO, "SIEMENS MR HEADER")).put(text(0x001910F0, Vr.LO));
        data.put(Element.ofItems(
                0x00311010,
                List.of(new DataSet.Builder(declared)
                        .put(text(Tag.PatientComments, Vr.LT))
                        .build())));
    }

    private void bytes(DataSet.Builder data) {
        data.put(Writing.text(0x00430010, Vr.LO, "GEMS_PARM_01"));
        data.put(new Element(0x0043102A, Vr.OB, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(new Element(0x00431038, Vr.UN, new Value.Bytes(among(Charset.forName("GB18030")))));
        data.put(new Element(0x00431060, Vr.UN, new Value.Bytes(among(StandardCharsets.UTF_16LE))));
        data.put(new Element(0x0043106F, Vr.OW, new Value.Bytes(among(StandardCharsets.UTF_16BE))));
    }

    private void otherBytes(DataSet.Builder data) {
        data.put(new Element(0x00282000, Vr.OB, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(new Element(0x00420011, Vr.OB, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(new Element(0x00281201, Vr.OW, new Value.Bytes(among(charset))));
        data.put(new Element(0x00283006, Vr.OW, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(new Element(0x54001010, Vr.OB, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(new Element(0x04000520, Vr.OB, new Value.Bytes(among(StandardCharsets.UTF_8))));
    }

    private void csa(DataSet.Builder data) {
        data.put(Writing.text(0x00290010, Vr.LO, "SIEMENS CSA HEADER"));
        data.put(new Element(
                0x00291010,
                Vr.OB,
                new Value.Bytes(new PlantedHeaders(this::raw)
                        .csa(List.of(
                                "ImaCoilString",
                                "ICE_Dims",
                                "UsedChannelString",
                                "PixelFileName",
                                "ExamLandmarks",
                                "ImageHistory",
                                "B_value")))));
        data.put(new Element(
                0x00291020,
                Vr.UN,
                new Value.Bytes(new PlantedHeaders(this::raw)
                        .csa(List.of(
                                "UsedPatientWeight",
                                "CoilString",
                                "SequenceFileOwner",
                                "PatReinPattern",
                                "MrPhoenixProtocol",
                                "MrEvaProtocol",
                                "FmriExternalInfo")))));
    }

    private void protocol(DataSet.Builder data) {
        data.put(Writing.text(0x00250010, Vr.LO, "GEMS_SERS_01"));
        data.put(new Element(0x0025101B, Vr.OB, new Value.Bytes(new PlantedHeaders(this::raw).protocol())));
    }

    private void curves(DataSet.Builder data) {
        data.put(text(0x50000022, Vr.LO)).put(text(0x50002500, Vr.LO));
        data.put(new Element(0x50003000, Vr.OW, new Value.Bytes(among(StandardCharsets.UTF_8))));
        data.put(text(0x60000022, Vr.LO)).put(text(0x60001500, Vr.LO)).put(text(0x60004000, Vr.LT));
        data.put(new Element(0x60023000, Vr.OW, new Value.Bytes(among(StandardCharsets.UTF_8))));
    }

    private void unknown(DataSet.Builder data) {
        every(11 * share).forEach(tag -> data.put(text(tag, Vr.UN)));
    }

    // --- pieces

    private static List<Integer> identityFields() {
        var names = new ArrayList<>(List.of(
                Tag.ReferringPhysicianName,
                Tag.PerformingPhysicianName,
                Tag.OperatorsName,
                Tag.PatientName,
                0x00101060,
                Tag.OtherPatientNames,
                0x0040A123));
        names.addAll(IDENTITY_FIELDS);
        return names;
    }

    private List<Integer> every(int step) {
        return IntStream.iterate(next % step, i -> i < TEXTS.size(), i -> i + step)
                .mapToObj(TEXTS::get)
                .toList();
    }

    private Element text(int tag, Vr vr) {
        var bytes = raw();
        var even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (even.length > bytes.length) {
            even[bytes.length] = ' ';
        }
        return new Element(tag, vr, new Value.Bytes(even));
    }

    private byte[] among(Charset encoding) {
        var way = written.get(next++ % written.size());
        planted.merge(Witness.of(way), 1, Integer::sum);
        return joined(
                new byte[] {0, 1, 2, 3}, Witness.planted(way).getBytes(encoding), new byte[4], new byte[] {7, 8, 9, 0});
    }

    private byte[] raw() {
        var way = written.get(next++ % written.size());
        planted.merge(Witness.of(way), 1, Integer::sum);
        var text = Witness.planted(way);
        return declared.terms().isEmpty()
                ? text.getBytes(charset)
                : declared.encode(text).orElseGet(() -> text.getBytes(charset));
    }

    static byte[] joined(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (var piece : pieces) {
            out.writeBytes(piece);
        }
        if (out.size() % 2 != 0) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static List<Integer> texts() {
        var stream = Objects.requireNonNull(Dictionary.class.getResourceAsStream("attributes.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var tags = new ArrayList<Integer>();
            for (var line : lines.lines().skip(1).toList()) {
                var cells = line.split("\t", -1);
                if (cells[0].indexOf('x') < 0 && cells[1].matches("AE|AS|CS|DA|DS|DT|IS|LO|LT|SH|ST|TM|UC|UI|UR|UT")) {
                    int tag = Integer.parseUnsignedInt(cells[0], 16);
                    if (Tag.group(tag) >= 8 && !NOT_PLANTED.contains(tag) && !IDENTITY_FIELDS.contains(tag)) {
                        tags.add(tag);
                    }
                }
            }
            return List.copyOf(tags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
