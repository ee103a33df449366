package org.naohai.perf;

/// One benchmark with its peer in the same run.
///
/// - **name** as in `./naohai bench NAME` · **question** what it measures against what
public interface Benchmark {

    String name();

    String question();

    /// Fills the report; each measurement is repeated so many times.
    void run(Report report, int runs) throws Exception;
}
