package org.naohai.formats.dicom.dimse;

import java.io.IOException;

/// Takes the bytes of a data set as they come, in pieces of any size. The array is the reader's: it is read at once.
@FunctionalInterface
public interface DataSink {

    /// Reads on and forgets.
    DataSink DISCARD = (bytes, from, length) -> {};

    void write(byte[] bytes, int from, int length) throws IOException;
}
