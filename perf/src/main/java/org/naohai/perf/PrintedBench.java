package org.naohai.perf;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A benchmark that prints its own lines, peer included: they become the findings of the report. It knows
/// itself how often it runs.
record PrintedBench(String name, String question, Program program) implements Benchmark {

    /// A main method.
    interface Program {
        void run(String[] arguments) throws Exception;
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var said = new ByteArrayOutputStream();
        var terminal = System.out;
        System.setOut(new PrintStream(new Both(terminal, said), true, StandardCharsets.UTF_8));
        try {
            program.run(new String[0]);
        } finally {
            System.setOut(terminal);
        }
        said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(report::line);
    }

    private static final class Both extends OutputStream {

        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws java.io.IOException {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
            first.write(bytes, from, length);
            second.write(bytes, from, length);
        }
    }
}
