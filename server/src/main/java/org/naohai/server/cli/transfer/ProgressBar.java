package org.naohai.server.cli.transfer;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// One line on the terminal with rate and remaining time, redrawn five times a second; silent where there is none.
final class ProgressBar {

    private static final int WIDTH = 28;
    private static final Duration EVERY = Duration.ofMillis(200);

    private final PrintStream out;
    private final boolean shown;
    private final String what;
    private final long total;
    private final long startedAt = System.nanoTime();
    private long drawnAt;
    private long done;

    /// - **total** bytes or files; ≤ 0 where it is not known
    ProgressBar(PrintStream out, boolean shown, String what, long total) {
        this.out = out;
        this.shown = shown;
        this.what = what;
        this.total = total;
    }

    void add(long more) {
        at(done + more);
    }

    void at(long now) {
        done = now;
        if (shown && System.nanoTime() - drawnAt > EVERY.toNanos()) {
            draw();
            drawnAt = System.nanoTime();
        }
    }

    void end() {
        if (shown) {
            draw();
            out.println();
        }
    }

    private void draw() {
        double seconds = Math.max(0.001, (System.nanoTime() - startedAt) / 1e9);
        double rate = done / seconds;
        double part = total > 0 ? Math.min(1, (double) done / total) : 0;
        int filled = (int) Math.round(part * WIDTH);
        var bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
        var left = total > 0 && rate > 0 ? String.format(Locale.ROOT, "%.0f s", Math.max(0, total - done) / rate) : "–";
        out.printf("\r%-10s %s %3.0f %%  %s/s  ⏱ %s   ", what, bar, part * 100, amount(rate), left);
        out.flush();
    }

    private static String amount(double rate) {
        return rate >= 1e6
                ? String.format(Locale.ROOT, "%.0f M", rate / 1e6)
                : rate >= 1e3
                        ? String.format(Locale.ROOT, "%.0f k", rate / 1e3)
                        : String.format(Locale.ROOT, "%.0f", rate);
    }
}
