package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.TransferSyntax;

/// De-identifies files as the archive does, with a key of its own.
final class Workbench {

    static final UUID PROJECT = UUID.fromString("00000000-0000-4000-8000-00000000d1c0");
    static final Deidentifying.Place PLACE = new Deidentifying.Place(PROJECT, "a", "sub-k3v9", "01");

    private Workbench() {}

    static Deidentifier deidentifier(Profile profile) {
        var actions = Actions.of(profile);
        return new Deidentifier(project -> ("key of " + project).getBytes(StandardCharsets.UTF_8), project -> actions);
    }

    static DicomObject read(Path file) throws IOException {
        return DicomReader.read(ByteSource.of(Files.readAllBytes(file)));
    }

    static byte[] written(DataSet data, DicomObject origin) throws IOException {
        var target = origin.syntax().encapsulated() ? origin.syntax() : TransferSyntax.EXPLICIT_LITTLE;
        var bytes = new ByteArrayOutputStream();
        DicomWriter.part10(DataSet.EMPTY, data, target, origin).writeTo(bytes);
        return bytes.toByteArray();
    }
}
