package io.certmonitor.azure;

import java.time.Duration;
import java.util.List;

/**
 * What a run of a benchmark came to.
 *
 * @param requests how many were sent, tries again included
 * @param orders how many orders were told
 * @param total until everything had ended
 * @param awaited until each awaited subscription was listed; zero when one was not
 * @param failures the scopes that were not read
 */
record BenchmarkRun(int requests, int orders, Duration total, Duration awaited, List<ScopeReading.Failed> failures) {}
