package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.lake.DataFolder;
import org.naohai.lake.Lake;
import org.naohai.lake.Room;
import org.springframework.stereotype.Component;

/// Takes the instances of a series out of the lake, to the converter and away again.
@Component
class SeriesConversion {

    /// The instances, the volume, and the compressed one.
    private static final int COPIES = 3;

    private final DicomRecord record;
    private final Lake lake;
    private final Dcm2niix dcm2niix;
    private final Path rooms;

    SeriesConversion(DicomRecord record, Lake lake, Dcm2niix dcm2niix, DataFolder data) {
        this.record = record;
        this.lake = lake;
        this.dcm2niix = dcm2niix;
        this.rooms = rooms(data);
    }

    /// Where instances lie for the time of a conversion: de-identified, and nobody's but ours.
    static Path rooms(DataFolder data) {
        return data.path().resolve("tmp").resolve("convert");
    }

    boolean usable() {
        return dcm2niix.usable();
    }

    PrivateFolder room() throws IOException {
        return PrivateFolder.in(rooms);
    }

    /// Instances that hold an image; empty for reports, presentation states and the like.
    List<Instance> images(String seriesUid) {
        return record.listInstances(seriesUid).stream()
                .filter(one -> one.rows() != null && one.rows() > 0)
                .toList();
    }

    /// What comes out stays in the room until that is closed.
    ///
    /// - **fails** where the disk is too full for it
    Converted convert(List<Instance> instances, PrivateFolder room) throws IOException, InterruptedException {
        long bytes = instances.stream().mapToLong(Instance::size).sum();
        Room.require(rooms, COPIES * bytes);
        int number = 0;
        for (var instance : instances) {
            try (var in = Channels.newInputStream(lake.channel(instance.sha256()))) {
                Files.copy(in, room.input().resolve("%06d.dcm".formatted(++number)));
            }
        }
        var converted = dcm2niix.convert(room, bytes, Room.free(rooms) - Room.RESERVE);
        room.clearInput();
        if (converted instanceof Converted.Images images) {
            var header = header(instances.getFirst());
            images.images().forEach(image -> PatientFields.add(header, image.sidecar()));
        }
        return converted;
    }

    private DataSet header(Instance instance) throws IOException {
        try (var channel = lake.channel(instance.sha256())) {
            return DicomReader.read(ByteSource.of(channel)).data();
        }
    }
}
