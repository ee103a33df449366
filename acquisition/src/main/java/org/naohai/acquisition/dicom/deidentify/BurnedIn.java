package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Tag;
import org.naohai.kernel.Problem;

/// Looks for writing in the pixels of one series: by rules, then by reading. Owned by one thread.
///
/// - **held** what says itself that it is written on; what was read; what rules point at and nobody could
///   read
/// - **after three** images with writing the others that rules point at are held unread: reading takes half a
///   second
final class BurnedIn {

    private static final int ENOUGH = 3;
    private static final Map<String, String> PHRASES = Map.of(
            "annotation", "the header says so",
            "modality", "kind of device",
            "class", "kind of image",
            "conversion", "a picture of a screen or paper",
            "image_type", "a derived picture",
            "description", "the description says so",
            "overlay", "an overlay in the pixels",
            "form", "pixels not as the header says");
    private static final String FIELD = Tag.text(Tag.PixelData);

    private final TextRecognition recognition;
    private final Set<String> rules = new TreeSet<>();
    private int flagged;
    private int read;
    private int frames;
    private int written;
    private int unread;

    BurnedIn(TextRecognition recognition) {
        this.recognition = recognition;
    }

    /// Null where nothing speaks against showing it.
    @Nullable
    Problem look(DicomObject object) {
        var applying = BurnedInRules.of(object.data());
        if (applying.isEmpty()) {
            return null;
        }
        flagged++;
        rules.addAll(applying);
        if (applying.contains("annotation") || applying.contains("overlay")) {
            unread++;
            return text("the header says so");
        }
        if (written >= ENOUGH) {
            unread++;
            return text("like others of its series");
        }
        if (!recognition.usable()) {
            unread++;
            return notSearched(applying);
        }
        var writing = read(object);
        if (writing.isEmpty()) {
            unread++;
            return notSearched(applying);
        }
        read++;
        if (writing.get().words() == 0) {
            return null;
        }
        written++;
        return text(Stream.concat(
                        Stream.of(writing.get().words() + " words"),
                        writing.get().places().stream().sorted())
                .collect(Collectors.joining("; ")));
    }

    /// Of pixels that are not as the header says, so that more than a picture may be in them.
    Problem unsearched() {
        flagged++;
        unread++;
        rules.add("form");
        return notSearched(Set.of("form"));
    }

    private static Problem text(String found) {
        return Problem.warning("DICOM_BURNED_IN_TEXT", null, FIELD, found, "no writing");
    }

    private static Problem notSearched(Set<String> applying) {
        return Problem.warning(
                "DICOM_BURNED_IN_NOT_SEARCHED",
                null,
                FIELD,
                applying.stream().map(PHRASES::get).collect(Collectors.joining("; ")),
                "writing can be sought");
    }

    /// Of all frames that are looked at; empty where one could not be.
    private Optional<TextRecognition.Writing> read(DicomObject object) {
        int words = 0;
        var places = new LinkedHashSet<String>();
        try {
            var picture = Picture.of(object);
            if (picture.isEmpty()) {
                return Optional.empty();
            }
            for (int frame : picture.get().frames()) {
                var writing = read(picture.get().frame(frame));
                if (writing.isEmpty()) {
                    return Optional.empty();
                }
                frames++;
                words = Math.max(words, writing.get().words());
                places.addAll(writing.get().places());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new TextRecognition.Writing(words, places));
    }

    /// What the first form of a frame that shows writing shows; empty where one could not be read.
    private Optional<TextRecognition.Writing> read(List<byte[]> forms) {
        var writing = Optional.<TextRecognition.Writing>empty();
        for (var form : forms) {
            writing = recognition.read(form);
            if (writing.isEmpty() || writing.get().words() > 0) {
                return writing;
            }
        }
        return writing;
    }

    /// For the report.
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rules", rules);
        facts.put("flagged", flagged);
        facts.put("read", read);
        facts.put("frames", frames);
        facts.put("written", written);
        facts.put("unread", unread);
        facts.put("languages", flagged == 0 ? "" : recognition.languages());
        return facts;
    }
}
