package org.naohai.acquisition.dicom.deidentify;

import org.naohai.formats.dicom.Dictionary;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Vr;

/// What PS3.6 registers: an attribute it does not know, or a text where it knows numbers, may hold anything.
final class Standard {

    private Standard() {}

    static boolean knows(Element element) {
        var attribute = Dictionary.find(element.tag());
        if (attribute.isEmpty()) {
            return false;
        }
        var vrs = attribute.get().vrs();
        return element.vr() == Vr.UN
                || vrs.contains(element.vr())
                || !element.vr().isText()
                || vrs.stream().anyMatch(Vr::isText);
    }
}
