package org.naohai.formats.dicom.dimse;

/// Types of protocol data units (PS3.8 9.3) and of the items in them.
final class Pdu {

    static final int ASSOCIATE_RQ = 1;
    static final int ASSOCIATE_AC = 2;
    static final int ASSOCIATE_RJ = 3;
    static final int P_DATA = 4;
    static final int RELEASE_RQ = 5;
    static final int RELEASE_RP = 6;
    static final int ABORT = 7;

    /// Type, a reserved byte, length of what follows.
    static final int HEADER = 6;
    /// Length of what follows, presentation context, message control header.
    static final int PDV_HEADER = 6;
    /// Reserved byte, result or source, source or reason: the body of RJ, ABORT, RELEASE.
    static final int SHORT_BODY = 4;

    static final int COMMAND = 1;
    static final int LAST = 2;

    static final int APPLICATION_CONTEXT = 0x10;
    static final int CONTEXT_RQ = 0x20;
    static final int CONTEXT_AC = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int MAXIMUM_LENGTH = 0x51;
    static final int CLASS_UID = 0x52;
    static final int WINDOW = 0x53;
    static final int ROLES = 0x54;
    static final int VERSION_NAME = 0x55;

    static final String DICOM_APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    private Pdu() {}

    /// RJ, ABORT and RELEASE.
    static byte[] shortOne(int type, int a, int b, int c) {
        return new byte[] {(byte) type, 0, 0, 0, 0, SHORT_BODY, 0, (byte) a, (byte) b, (byte) c};
    }
}
