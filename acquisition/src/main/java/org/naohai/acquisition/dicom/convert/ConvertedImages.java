package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.formats.FileTree;
import org.naohai.formats.imaging.Gradients;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.json.BoundedJson;
import org.naohai.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what dcm2niix wrote of one image: the header of the volume, the sidecar, the gradients, and what
/// the name of the file says.
final class ConvertedImages {

    /// Endings of dcm2niix's file names (its `FILENAMING.md`); a letter behind tells two of one name apart.
    private static final Map<String, String> KINDS = Map.of(
            "ph", "phase",
            "real", "real",
            "imaginary", "imaginary",
            "fieldmaphz", "fieldmap",
            "ADC", "adc",
            "Eq", "resliced",
            "Tilt", "resliced",
            "Crop", "resliced");

    private static final Pattern ECHO = Pattern.compile("e(\\d{1,3})[a-z]?");
    private static final Pattern COUNTER = Pattern.compile("[a-z]?|\\d+[a-z]?|[ic]\\d+[a-z]?|t\\d+[a-z]?");
    private static final Pattern DISPLAYED = Pattern.compile("([APLRIS])\\s*-*>\\s*([APLRIS])");
    private static final List<String> SEQUENCES = List.of(
            "ScanningSequence",
            "SequenceVariant",
            "SequenceName",
            "PulseSequenceName",
            "PulseSequenceDetails",
            "InternalPulseSequenceName");
    private static final double MILLISECONDS = 1000;
    private static final int MOST = 1 << 20;

    private ConvertedImages() {}

    /// Empty where volume or sidecar cannot be read.
    static Optional<Converted.Image> read(FileTree files, String stem, String prefix) throws IOException {
        var sidecar = sidecar(files, stem + ".json");
        var volume = NiftiReader.open(files, stem + ".nii").reader();
        if (sidecar.isEmpty() || volume.isEmpty()) {
            return Optional.empty();
        }
        boolean gradients = files.find(stem + ".bval").isPresent()
                && files.find(stem + ".bvec").isPresent();
        var facts = facts(
                sidecar.get(),
                volume.get().header(),
                stem.substring(prefix.length()),
                gradients && weighted(files, stem));
        return Optional.of(new Converted.Image(stem, facts, sidecar.get(), gradients));
    }

    private static Optional<ObjectNode> sidecar(FileTree files, String path) throws IOException {
        if (files.find(path).filter(file -> file.size() <= MOST).isEmpty()) {
            return Optional.empty();
        }
        try (var in = files.open(path);
                var parser = BoundedJson.parser(in)) {
            return parser.readValueAsTree() instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean weighted(FileTree files, String stem) throws IOException {
        return Gradients.read(files, stem + ".bval", stem + ".bvec", new ArrayList<Problem>()).bValues().stream()
                .anyMatch(value -> value > Gradients.B0_LIMIT);
    }

    private static ImageFacts facts(ObjectNode sidecar, VolumeHeader volume, String ending, boolean weighted) {
        var endings = Arrays.asList(ending.split("_"));
        return new ImageFacts(
                text(sidecar, "Modality"),
                text(sidecar, "Manufacturer"),
                text(sidecar, "SeriesDescription"),
                text(sidecar, "ProtocolName"),
                SEQUENCES.stream().flatMap(name -> texts(sidecar, name)).collect(Collectors.joining(" ")),
                texts(sidecar, "ImageType").collect(Collectors.joining("\\")),
                text(sidecar, "MRAcquisitionType"),
                kind(endings),
                echo(endings, sidecar),
                MILLISECONDS * sidecar.path("EchoTime").asDouble(0),
                MILLISECONDS * sidecar.path("InversionTime").asDouble(0),
                MILLISECONDS * sidecar.path("RepetitionTime").asDouble(0),
                (int) Math.min(volume.volumes(), Integer.MAX_VALUE),
                (int) Math.min(volume.size(2), Integer.MAX_VALUE),
                weighted,
                direction(sidecar, volume),
                sidecar.path("SeriesNumber").asInt(0));
    }

    private static String text(JsonNode sidecar, String name) {
        return sidecar.path(name).asString("").strip();
    }

    private static Stream<String> texts(JsonNode sidecar, String name) {
        var value = sidecar.path(name);
        return (value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
                .map(one -> one.asString("").strip())
                .filter(one -> !one.isEmpty());
    }

    private static String kind(List<String> endings) {
        for (var ending : endings) {
            var known = KINDS.get(ending);
            if (known == null && ending.length() > 1) {
                known = KINDS.get(ending.substring(0, ending.length() - 1));
            }
            if (known != null) {
                return known;
            }
            if (ending.startsWith("ROI")) {
                return "mask";
            }
        }
        return endings.stream()
                        .allMatch(one -> ECHO.matcher(one).matches()
                                || COUNTER.matcher(one).matches())
                ? ""
                : "other";
    }

    private static int echo(List<String> endings, ObjectNode sidecar) {
        for (var ending : endings) {
            var echo = ECHO.matcher(ending);
            if (echo.matches()) {
                return Integer.parseInt(echo.group(1));
            }
        }
        return Math.max(0, sidecar.path("EchoNumber").asInt(0));
    }

    /// BIDS "PhaseEncodingDirection" is along a voxel axis; the affine says where that points in the
    /// subject.
    private static String direction(ObjectNode sidecar, VolumeHeader volume) {
        var encoded = text(sidecar, "PhaseEncodingDirection");
        int axis = encoded.isEmpty() ? -1 : "ijk".indexOf(encoded.charAt(0));
        if (axis < 0) {
            var displayed = DISPLAYED.matcher(text(sidecar, "PhaseEncodingDirectionDisplayed"));
            return displayed.matches() ? displayed.group(1) + displayed.group(2) : "";
        }
        double sign = encoded.endsWith("-") ? -1 : 1;
        int strongest = 0;
        for (int world = 1; world < 3; world++) {
            if (Math.abs(volume.affine().at(world, axis))
                    > Math.abs(volume.affine().at(strongest, axis))) {
                strongest = world;
            }
        }
        boolean positive = sign * volume.affine().at(strongest, axis) >= 0;
        return switch (strongest) {
            case 0 -> positive ? "LR" : "RL";
            case 1 -> positive ? "PA" : "AP";
            default -> positive ? "IS" : "SI";
        };
    }
}
