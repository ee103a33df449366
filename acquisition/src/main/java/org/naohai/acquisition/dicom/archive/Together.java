package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The bytes of parcels as they came, one after the other; none is opened before its turn.
final class Together extends InputStream {

    private final List<Parcel> rest;
    private InputStream now = InputStream.nullInputStream();

    Together(List<Parcel> all) {
        rest = new ArrayList<>(all.reversed());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = now.read(into, from, length);
        while (count < 0 && !rest.isEmpty()) {
            now.close();
            now = rest.removeLast().origin.bytes();
            count = now.read(into, from, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        now.close();
    }
}
