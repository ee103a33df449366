package org.naohai.formats.dicom.dimse;

/// A command as it came. Where it has a data set, [Association#data] reads that next.
public record Message(PresentationContext.Accepted context, Command command) {}
