package org.naohai.perf;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/// Times of repeated runs, in milliseconds, sorted: on the clock, and of the processor for the running thread alone,
/// which other work on the machine does not lengthen.
record Figures(double[] milliseconds, double[] processor) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Figures of(int runs, Runnable work) {
        var times = new double[runs];
        var processor = new double[runs];
        for (int i = 0; i < runs; i++) {
            long from = System.nanoTime();
            long processorFrom = THREADS.getCurrentThreadCpuTime();
            work.run();
            processor[i] = (THREADS.getCurrentThreadCpuTime() - processorFrom) / 1e6;
            times[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(times);
        Arrays.sort(processor);
        return new Figures(times, processor);
    }

    double percentile(double share) {
        return percentile(milliseconds, share);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, worst %.1f ms; processor p50 %.1f ms, p95 %.1f ms (%d runs)",
                percentile(0.5),
                percentile(0.95),
                milliseconds[milliseconds.length - 1],
                percentile(processor, 0.5),
                percentile(processor, 0.95),
                milliseconds.length);
    }
}
