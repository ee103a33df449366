package org.naohai.formats.electrophysiology;

import java.util.List;

/// The fields of an EDF, EDF+, BDF or BDF+ header.
///
/// - **patient**, **recording**, **startDate**, **startTime** as written: identities, see [EdfPersonal]
/// - **records** as written; −1 while recording · **recordSeconds** duration of one data record
/// - **source** Kemp et al. 1992 (EDF), Kemp & Olivan 2003 (EDF+), biosemi.com "BDF/EDF File Format"
record EdfHeader(
        boolean bdf,
        String reserved,
        String patient,
        String recording,
        String startDate,
        String startTime,
        long records,
        double recordSeconds,
        List<Signal> signals) {

    static final int FIXED = 256;

    EdfHeader {
        signals = List.copyOf(signals);
    }

    int headerBytes() {
        return FIXED * (signals.size() + 1);
    }

    int sampleBytes() {
        return bdf ? 3 : 2;
    }

    long recordBytes() {
        return signals.stream().mapToLong(Signal::samplesPerRecord).sum() * sampleBytes();
    }

    boolean plus() {
        return reserved.startsWith("EDF+") || reserved.startsWith("BDF+");
    }

    boolean discontinuous() {
        return plus() && reserved.length() > 4 && reserved.charAt(4) == 'D';
    }

    String format() {
        var base = bdf ? "BDF" : "EDF";
        if (!plus()) {
            return base;
        }
        return base + (discontinuous() ? "+D" : "+C");
    }

    @Override
    public String toString() {
        return format() + "[" + signals.size() + " signals]";
    }

    /// - **offset** samples of one record that stand before this signal's
    record Signal(
            String label,
            String dimension,
            double physicalMinimum,
            double physicalMaximum,
            long digitalMinimum,
            long digitalMaximum,
            int samplesPerRecord,
            long offset) {

        boolean annotations() {
            return EdfField.isAnnotation(label);
        }

        boolean scaled() {
            return digitalMaximum > digitalMinimum && physicalMaximum != physicalMinimum;
        }

        double gain() {
            return scaled() ? (physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum) : 1;
        }

        double physical(long digital) {
            return scaled() ? physicalMinimum + (digital - digitalMinimum) * gain() : digital;
        }
    }
}
