/**
 * The packaged service while much goes wrong at once: replicas, broker and Azure fail in a seeded order, and an
 * independent check compares what subscribers were told with what really happened.
 */
@NullMarked
package io.certmonitor.chaos;

import org.jspecify.annotations.NullMarked;
