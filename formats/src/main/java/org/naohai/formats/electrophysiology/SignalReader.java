package org.naohai.formats.electrophysiology;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.naohai.kernel.Problem;

/// An open recording. Owned by one thread.
public interface SignalReader extends Closeable {

    SignalHeader header();

    /// The annotations, in order of onset; reads them on the first call. Texts that may name a person are left out.
    List<Annotation> annotations() throws IOException;

    /// What the header carries of the person and the day; for the vault and for comparison, never for readers.
    PersonalFields personal() throws IOException;

    /// Reads every sample once and hands it to each pass; what is wrong with the samples comes back.
    List<Problem> read(List<? extends SignalPass> passes) throws IOException;

    /// Reads one channel from `startSeconds` on the recording's clock; gaps and times outside are NaN.
    ///
    /// At most 2²⁴ samples.
    double[] window(int channel, double startSeconds, double durationSeconds) throws IOException;
}
