package org.naohai.formats.dicom;

import java.util.List;
import org.naohai.kernel.Problem;

/// An object as it was read.
///
/// - **meta** group 0002, empty where the data set came bare · **syntax** how the data set was encoded
/// - **source** what [Value.Bulk] and [Value.Encapsulated] point into; of a deflated object, the inflated bytes
/// - **problems** what is wrong with the encoding; an error among them means that not all could be
///   read, or not for sure
public record DicomObject(
        DataSet meta, TransferSyntax syntax, DataSet data, ByteSource source, List<Problem> problems) {
    public DicomObject {
        problems = List.copyOf(problems);
    }
}
