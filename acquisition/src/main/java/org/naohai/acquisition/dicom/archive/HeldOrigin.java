package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.archive.HeldStore.Held;
import org.naohai.acquisition.dicom.archive.Parcel.Opened;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.lake.SliceChannel;

/// An instance that a person released: a range of a spool in the quarantine store.
///
/// - **releaseId** null where the release is older than what is kept of releases
/// - **released** told once it is archived, or held again
record HeldOrigin(
        QuarantineStore store,
        UUID quarantineId,
        Held held,
        Letter letter,
        Acceptance acceptance,
        @Nullable UUID releaseId,
        Runnable released)
        implements Parcel.Origin {

    @Override
    public Opened open() throws IOException {
        return Parcel.opened(letter, channel());
    }

    @Override
    public InputStream bytes() throws IOException {
        return Channels.newInputStream(channel());
    }

    private SeekableByteChannel channel() throws IOException {
        return new SliceChannel(store.channel(quarantineId, held.spool()), held.at(), held.length());
    }

    @Override
    public void release() {
        released.run();
    }

    @Override
    public boolean accepted() {
        return acceptance == Acceptance.ACCEPTED;
    }

    @Override
    public boolean decided(String cause) {
        return accepted() || held.cause().equals(cause);
    }
}
