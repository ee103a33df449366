package org.naohai.formats.dicom.dimse;

/// What a command set asks or answers: Command Field (0000,0100), PS3.7 annex E.
public final class CommandField {

    public static final int C_STORE_RQ = 0x0001;
    public static final int C_ECHO_RQ = 0x0030;
    public static final int C_CANCEL_RQ = 0x0FFF;
    public static final int N_EVENT_REPORT_RQ = 0x0100;
    public static final int N_ACTION_RQ = 0x0130;

    private static final int RESPONSE = 0x8000;

    private CommandField() {}

    public static boolean isResponse(int field) {
        return (field & RESPONSE) != 0;
    }

    public static int responseTo(int request) {
        return request | RESPONSE;
    }
}
