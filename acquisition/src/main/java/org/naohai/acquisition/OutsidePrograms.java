package org.naohai.acquisition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Unsandboxed;

/// Programs of other people that the intake uses where they are installed; without them it does less, and says what.
public final class OutsidePrograms {

    private OutsidePrograms() {}

    /// What the installation says of them (`naohai.convert`).
    ///
    /// - **unsandboxed** whether they may run where no bubblewrap works
    public record Settings(boolean unsandboxed) {}

    /// - **name** `dcm2niix`, `bwrap`, `tesseract` · **found** where it is, or what it can do; null: missing
    public record Probe(String name, @Nullable String found) {}

    /// What is there. Without bubblewrap the others are not used.
    public static List<Probe> probe() {
        var probes = new ArrayList<Probe>();
        var walls = new Sandbox(Unsandboxed.REFUSED).walls();
        probes.add(new Probe(
                "bwrap",
                walls == Sandbox.Walls.MISSING
                        ? null
                        : walls.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        for (var name : List.of("dcm2niix", "tesseract")) {
            probes.add(new Probe(name, Sandbox.find(name).map(Path::toString).orElse(null)));
        }
        return probes;
    }
}
