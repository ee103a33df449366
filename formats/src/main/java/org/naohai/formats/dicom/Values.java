package org.naohai.formats.dicom;

import java.util.List;

/// Values of elements as texts and numbers.
final class Values {

    private Values() {}

    static List<String> texts(Element element, CharacterSets characters) {
        return List.of();
    }

    static double[] numbers(Element element) {
        return new double[0];
    }
}
