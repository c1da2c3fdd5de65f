/** What benchmarks share: what they measure against, and the table they print. */
@NullMarked
package io.certmonitor.benchmark;

import org.jspecify.annotations.NullMarked;
