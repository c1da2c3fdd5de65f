package io.certmonitor.benchmark;

import java.time.Duration;
import java.util.Locale;

/**
 * A line of a benchmark's table.
 *
 * @param what what was measured
 * @param requests how many were sent
 * @param minimum how many it takes at least
 * @param ideal what the time is measured by
 * @param measured how long it took
 * @param bound what must hold, for people; empty when the line is for information
 * @param met whether it holds
 */
public record BenchmarkRow(
        String what, int requests, int minimum, Duration ideal, Duration measured, String bound, boolean met) {

    /** The table's first line. */
    public static final String HEADER = String.format(
            Locale.ROOT,
            "%-44s %8s %8s %8s %10s %6s  %-36s %s",
            "what",
            "requests",
            "minimum",
            "ideal s",
            "measured s",
            "ratio",
            "bound",
            "ok");

    /**
     * How many times longer it took than it is measured by.
     *
     * @return the ratio; not a number when there is nothing to measure it by
     */
    public double ratio() {
        return ideal.isZero() ? Double.NaN : (double) measured.toNanos() / ideal.toNanos();
    }

    @Override
    public String toString() {
        String ratio = ideal.isZero() ? "" : String.format(Locale.ROOT, "%.3f", ratio());
        String verdict = met ? "yes" : "NO";
        return String.format(
                Locale.ROOT,
                "%-44s %8d %8d %8s %10.2f %6s  %-36s %s",
                what,
                requests,
                minimum,
                ideal.isZero() ? "" : String.format(Locale.ROOT, "%.2f", seconds(ideal)),
                seconds(measured),
                ratio,
                bound.isEmpty() ? "(for information)" : bound,
                bound.isEmpty() ? "" : verdict);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
