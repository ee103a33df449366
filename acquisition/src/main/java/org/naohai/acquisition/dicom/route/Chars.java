package org.naohai.acquisition.dicom.route;

import java.util.function.IntPredicate;

/// Sets of characters, upper and lower case alike.
final class Chars {

    static final IntPredicate ANY = one -> true;
    static final IntPredicate DIGIT = one -> one >= '0' && one <= '9';
    static final IntPredicate SPACE = one -> Character.isWhitespace(one) || Character.isSpaceChar(one);
    static final IntPredicate WORD = one -> Character.isLetterOrDigit(one) || one == '_';

    private Chars() {}

    /// One character and no other.
    record Single(int folded) implements IntPredicate {
        @Override
        public boolean test(int one) {
            return same(one) == folded;
        }
    }

    static IntPredicate of(char wanted) {
        return new Single(same(wanted));
    }

    static IntPredicate between(char first, char last) {
        return one -> within(one, first, last)
                || within(Character.toLowerCase(one), first, last)
                || within(Character.toUpperCase(one), first, last);
    }

    private static boolean within(int one, char first, char last) {
        return one >= first && one <= last;
    }

    private static int same(int one) {
        return Character.toLowerCase(Character.toUpperCase(one));
    }
}
