package org.naohai.acquisition.dicom.deidentify;

/// What one series may take of the memory, whatever a sender puts into it. Owned by one thread.
///
/// - **attributes** 100,000 different ones (a large Enhanced object has some 2,000) · **long values**
///   remembered, 8 MiB
final class Budget {

    private int attributes = 100_000;
    private long bytes = 8 << 20;

    boolean takesAttribute() {
        return attributes-- > 0;
    }

    boolean takes(int length) {
        if (length > bytes) {
            return false;
        }
        bytes -= length;
        return true;
    }

    void gives(int length) {
        bytes += length;
    }
}
