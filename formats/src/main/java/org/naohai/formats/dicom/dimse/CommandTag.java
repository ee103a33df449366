package org.naohai.formats.dicom.dimse;

/// Elements of command sets (PS3.7 annex E).
public final class CommandTag {

    public static final int GroupLength = 0x0000;
    public static final int AffectedSopClassUid = 0x0002;
    public static final int RequestedSopClassUid = 0x0003;
    public static final int CommandField = 0x0100;
    public static final int MessageId = 0x0110;
    public static final int MessageIdBeingRespondedTo = 0x0120;
    public static final int Priority = 0x0700;
    public static final int CommandDataSetType = 0x0800;
    public static final int Status = 0x0900;
    public static final int ErrorComment = 0x0902;
    public static final int AffectedSopInstanceUid = 0x1000;
    public static final int RequestedSopInstanceUid = 0x1001;
    public static final int EventTypeId = 0x1002;
    public static final int ActionTypeId = 0x1008;

    private CommandTag() {}
}
