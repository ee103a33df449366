package org.naohai.demo.clinical;

import org.naohai.demo.cast.Participant;

/// Height, weight and head circumference by age: rounded curves of no particular population, plus the
/// person's stature.
final class Growth {

    //                                      age: 0    1    2    4    6    8   10   12   14   16   18
    private static final double[] AGES = {0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18};
    private static final double[] BOYS_CM = {50, 76, 88, 104, 117, 129, 140, 151, 165, 172, 174};
    private static final double[] GIRLS_CM = {49, 74, 87, 103, 116, 128, 140, 152, 159, 161, 162};
    private static final double[] BOYS_KG = {3.3, 9.8, 12.4, 16.6, 21, 26.5, 33, 41, 52, 60, 64};
    private static final double[] GIRLS_KG = {3.2, 9.2, 11.8, 16.1, 20.3, 25.5, 32.5, 41.5, 48, 51.5, 53};
    private static final double[] HEAD_CM = {34.3, 46, 48.2, 50.2, 51.3, 52.2, 52.9, 53.6, 54.5, 55.2, 55.5};

    private Growth() {}

    static double heightCentimetres(Participant child, double ageYears) {
        return tenth(at(girl(child) ? GIRLS_CM : BOYS_CM, ageYears) * (1 + 0.038 * child.stature()));
    }

    static double weightKilograms(Participant child, double ageYears) {
        return tenth(at(girl(child) ? GIRLS_KG : BOYS_KG, ageYears) * (1 + 0.10 * child.stature()));
    }

    static double headCentimetres(Participant child, double ageYears) {
        return tenth(at(HEAD_CM, ageYears) * (1 + 0.018 * child.stature()) - (girl(child) ? 0.8 : 0));
    }

    private static boolean girl(Participant child) {
        return child.sex() == Participant.Sex.F;
    }

    private static double at(double[] curve, double ageYears) {
        int i = 1;
        while (i < AGES.length - 1 && AGES[i] < ageYears) {
            i++;
        }
        double share = Math.clamp((ageYears - AGES[i - 1]) / (AGES[i] - AGES[i - 1]), 0, 1);
        return curve[i - 1] + share * (curve[i] - curve[i - 1]);
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
