/**
 * What Azure says about certificate orders, as immutable records. Uses the JDK only; nothing here does I/O, knows a
 * policy or depends on another package of the monitor.
 */
@NullMarked
package io.certmonitor.order;

import org.jspecify.annotations.NullMarked;
