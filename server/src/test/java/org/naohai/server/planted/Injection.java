package org.naohai.server.planted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.naohai.demo.cast.Chance;
import org.naohai.formats.Unit;

/// One fault at one strength: which units it fits, how it is done and by which problem codes it should be
/// named.
///
/// - **codes** any of which names the fault rightly; empty where no single code does
/// - **acrossSources** seen only by comparing sources of the same subject · **floor** what is held
record Injection(
        String fault,
        String strength,
        Predicate<Unit> fits,
        Act act,
        Set<String> codes,
        boolean acrossSources,
        Floor floor) {

    /// What must be reached, as a share of the trials; zero where the fault is reported but held to no floor.
    record Floor(double alarmed, double outlying) {

        static final Floor ALWAYS = new Floor(1, 0);
        static final Floor IN_METRICS = new Floor(0, 0.8);
        static final Floor NONE = new Floor(0, 0);
    }

    /// Damages files of the unit in place.
    interface Act {
        void apply(Path root, Unit unit, Chance chance) throws IOException;
    }

    @Override
    public String toString() {
        return fault + ", " + strength;
    }
}
