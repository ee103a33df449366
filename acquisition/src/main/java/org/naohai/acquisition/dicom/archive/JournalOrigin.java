package org.naohai.acquisition.dicom.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.naohai.acquisition.dicom.archive.Parcel.Opened;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.formats.dicom.ByteSource;

/// An instance as a record of the journal, or in a spool that the record names.
record JournalOrigin(Letter letter, InstanceJournal.Place place, InstanceJournal journal) implements Parcel.Origin {

    @Override
    public Opened open() throws IOException {
        if (letter.spool() != null) {
            return Parcel.opened(letter, journal.spool(letter.spool()).channel());
        }
        var record = place.read();
        int at = Letter.open(record).bodyAt();
        return new Opened(Parcel.parse(letter, new ByteSource.Memory(record, at, record.length - at)), () -> {});
    }

    @Override
    public InputStream bytes() throws IOException {
        if (letter.spool() != null) {
            return Channels.newInputStream(journal.spool(letter.spool()).channel());
        }
        var record = place.read();
        int at = Letter.open(record).bodyAt();
        return new ByteArrayInputStream(record, at, record.length - at);
    }

    @Override
    public void release() throws IOException {
        if (letter.spool() != null) {
            journal.spool(letter.spool()).destroy();
        }
        place.release();
    }
}
