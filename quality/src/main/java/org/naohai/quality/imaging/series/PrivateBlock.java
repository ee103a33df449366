package org.naohai.quality.imaging.series;

import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Vr;

/// Private elements by who made them: the creator's name stands at the block that it reserved (PS3.5
/// 7.8.1).
record PrivateBlock(int group, String creator) {

    static final PrivateBlock SIEMENS = new PrivateBlock(0x0019, "SIEMENS MR HEADER");
    static final PrivateBlock SIEMENS_TEXTS = new PrivateBlock(0x0051, "SIEMENS MR HEADER");
    static final PrivateBlock GE_ACQUISITION = new PrivateBlock(0x0019, "GEMS_ACQU_01");
    static final PrivateBlock GE_PARAMETERS = new PrivateBlock(0x0043, "GEMS_PARM_01");
    static final PrivateBlock PHILIPS_IMAGING = new PrivateBlock(0x2001, "Philips Imaging DD 001");
    static final PrivateBlock PHILIPS_MR = new PrivateBlock(0x2005, "Philips MR Imaging DD 001");
    static final PrivateBlock UIH = new PrivateBlock(0x0065, "Image Private Header");

    @Nullable
    Element element(DataSet data, int number) {
        for (int block = 0x10; block <= 0xFF; block++) {
            int at = group << 16 | block;
            var reserved = data.get(at);
            if (reserved == null) {
                if (block > 0x1F) {
                    return null; // blocks are reserved from the first on
                }
            } else if (creator.equals(data.text(at))) {
                return data.get(group << 16 | block << 8 | number);
            }
        }
        return null;
    }

    /// - **vr** what it is, where an implicit encoding does not tell
    double[] numbers(DataSet data, int number, Vr vr) {
        var element = element(data, number);
        if (element == null) {
            return new double[0];
        }
        var known = element.vr() == Vr.UN ? new Element(element.tag(), vr, element.value()) : element;
        return new DataSet.Builder(data.characters()).put(known).build().numbers(known.tag());
    }

    double number(DataSet data, int number, Vr vr) {
        var all = numbers(data, number, vr);
        return all.length == 0 ? Double.NaN : all[0];
    }

    String text(DataSet data, int number, Vr vr) {
        var element = element(data, number);
        if (element == null) {
            return "";
        }
        var known = element.vr() == Vr.UN ? new Element(element.tag(), vr, element.value()) : element;
        return new DataSet.Builder(data.characters()).put(known).build().text(known.tag(), "");
    }
}
