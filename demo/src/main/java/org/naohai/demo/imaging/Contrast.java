package org.naohai.demo.imaging;

/// Signal of each tissue, by [Tissue] ordinal, in arbitrary units: proportions as seen at 3 T, few enough
/// grey levels that noise packs well.
final class Contrast {

    //                                       air bone fat  muscle csf grey deep white
    private static final float[] T1W = {4, 30, 450, 165, 66, 220, 258, 324};
    private static final float[] EPI = {1, 4, 16, 56, 360, 268, 243, 219};
    private static final float[] SPIN_ECHO_EPI = {1, 5, 30, 70, 575, 260, 235, 205};

    private Contrast() {}

    static float t1w(float[] tissue) {
        return signal(tissue, T1W);
    }

    static float epi(float[] tissue) {
        return signal(tissue, EPI);
    }

    static float spinEchoEpi(float[] tissue) {
        return signal(tissue, SPIN_ECHO_EPI);
    }

    private static float signal(float[] tissue, float[] contrast) {
        float sum = 0;
        for (int i = 0; i < contrast.length; i++) {
            sum += tissue[i] * contrast[i];
        }
        return sum;
    }
}
