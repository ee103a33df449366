package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// De-identifies as the archive does, with keys of its own.
final class Workbench {

    static final UUID PROJECT = UUID.fromString("00000000-0000-4000-8000-00000000d1c0");
    static final Deidentifying.Place PLACE = new Deidentifying.Place(PROJECT, "a", "sub-k3v9", "01");
    static final Sandbox SANDBOX = new Sandbox(Sandbox.Unsandboxed.REFUSED);
    private static final Path FOLDER = folder();

    private Workbench() {}

    static Deidentifier deidentifier(Profile profile) {
        var actions = Actions.of(profile);
        return new Deidentifier(Workbench::key, project -> actions, SANDBOX, FOLDER);
    }

    static byte[] key(UUID project) {
        return ("key of " + project).getBytes(StandardCharsets.UTF_8);
    }

    static Dates dates(Deidentifying.Place place) {
        return Dates.of(key(place.projectId()), place.subject());
    }

    static DicomObject read(Path file) throws IOException {
        return DicomReader.read(ByteSource.of(Files.readAllBytes(file)));
    }

    static DicomObject object(DataSet data) {
        return new DicomObject(
                DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, data, ByteSource.of(new byte[0]), List.of());
    }

    static byte[] written(DataSet data, DicomObject origin) throws IOException {
        var target = origin.syntax().encapsulated() ? origin.syntax() : TransferSyntax.EXPLICIT_LITTLE;
        var bytes = new ByteArrayOutputStream();
        DicomWriter.part10(DataSet.EMPTY, data, target, origin).writeTo(bytes);
        return bytes.toByteArray();
    }

    static Element text(int tag, Vr vr, String text, Charset charset) {
        var bytes = text.getBytes(charset);
        if (bytes.length % 2 != 0) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = ' ';
        }
        return new Element(tag, vr, new Value.Bytes(bytes));
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("deidentify");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
