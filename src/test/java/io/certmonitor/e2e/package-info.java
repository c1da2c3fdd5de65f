/**
 * The packaged service as users run it, against a real Kafka broker and the simulator of Azure Resource Manager. What
 * is seen here is seen from outside: topics, HTTP and the log.
 */
@NullMarked
package io.certmonitor.e2e;

import org.jspecify.annotations.NullMarked;
