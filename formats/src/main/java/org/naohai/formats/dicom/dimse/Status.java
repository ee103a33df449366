package org.naohai.formats.dicom.dimse;

/// Statuses of responses (PS3.7 annex C, PS3.4 tables B.2-1 and J.3).
public final class Status {

    public static final int SUCCESS = 0x0000;
    public static final int NO_SUCH_ATTRIBUTE = 0x0105;
    public static final int PROCESSING_FAILURE = 0x0110;
    public static final int NO_SUCH_OBJECT = 0x0112;
    public static final int INVALID_ARGUMENT = 0x0115;
    public static final int INVALID_SOP_INSTANCE = 0x0117;
    public static final int NO_SUCH_SOP_CLASS = 0x0118;
    public static final int NO_SUCH_ACTION = 0x0123;
    public static final int UNRECOGNIZED_OPERATION = 0x0211;
    public static final int RESOURCE_LIMITATION = 0x0213;
    public static final int OUT_OF_RESOURCES = 0xA700;
    public static final int DATA_SET_DOES_NOT_MATCH = 0xA900;
    public static final int CANNOT_UNDERSTAND = 0xC000;

    private Status() {}

    /// Success, or a warning: the operation was done.
    public static boolean isDone(int status) {
        return status == SUCCESS || (status & 0xF000) == 0xB000;
    }
}
