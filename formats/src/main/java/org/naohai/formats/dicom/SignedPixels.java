package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.List;

/// `US or SS` is decided by Pixel Representation (0028,0103), which may come behind the first of such elements.
///
/// Of one data set without VRs. Owned by one thread.
final class SignedPixels {

    private List<Element> unsure = List.of();

    /// An element that was read as unsigned.
    void read(Element element) {
        var attribute = Dictionary.get(element.tag());
        if (attribute != null
                && attribute.isSignedByPixels()
                && Integer.compareUnsigned(element.tag(), Tag.PixelRepresentation) < 0) {
            if (unsure.isEmpty()) {
                unsure = new ArrayList<>();
            }
            unsure.add(element);
        }
    }

    /// - **gives** whether numbers are signed; those read before are put right
    boolean decide(Element pixelRepresentation, DataSet.Builder builder) {
        var numbers = Values.numbers(pixelRepresentation);
        boolean signed = numbers.length > 0 && numbers[0] == 1;
        if (signed) {
            unsure.forEach(one -> builder.put(new Element(one.tag(), Vr.SS, one.value())));
        }
        return signed;
    }
}
