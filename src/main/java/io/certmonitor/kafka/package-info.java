/** What the Kafka clients of the monitor have in common: how their failures are understood. */
@NullMarked
package io.certmonitor.kafka;

import org.jspecify.annotations.NullMarked;
