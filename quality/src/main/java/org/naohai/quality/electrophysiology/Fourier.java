package org.naohai.quality.electrophysiology;

/// Fast Fourier transform of a fixed power-of-two length (Cooley & Tukey 1965), in place; owned by one thread.
final class Fourier {

    private final int length;
    private final double[] cosines;
    private final double[] sines;

    Fourier(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("the length is a power of two, not " + length);
        }
        this.length = length;
        this.cosines = new double[length / 2];
        this.sines = new double[length / 2];
        for (int i = 0; i < length / 2; i++) {
            cosines[i] = Math.cos(-2 * Math.PI * i / length);
            sines[i] = Math.sin(-2 * Math.PI * i / length);
        }
    }

    void transform(double[] real, double[] imaginary) {
        reverseBits(real, imaginary);
        for (int size = 2; size <= length; size *= 2) {
            for (int start = 0; start < length; start += size) {
                butterflies(real, imaginary, start, size);
            }
        }
    }

    private void butterflies(double[] real, double[] imaginary, int start, int size) {
        int half = size / 2;
        int step = length / size;
        for (int i = 0; i < half; i++) {
            int a = start + i;
            int b = a + half;
            double c = cosines[i * step];
            double s = sines[i * step];
            double re = real[b] * c - imaginary[b] * s;
            double im = real[b] * s + imaginary[b] * c;
            real[b] = real[a] - re;
            imaginary[b] = imaginary[a] - im;
            real[a] += re;
            imaginary[a] += im;
        }
    }

    private void reverseBits(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(length) + 1;
        for (int i = 0; i < length; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (length > 1 && j > i) {
                double re = real[i];
                real[i] = real[j];
                real[j] = re;
                double im = imaginary[i];
                imaginary[i] = imaginary[j];
                imaginary[j] = im;
            }
        }
    }
}
