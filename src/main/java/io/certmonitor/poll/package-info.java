/**
 * The poll cycle: when to poll, which subscriptions this replica owns, and telling the topology what was observed
 * through SmallRye Reactive Messaging.
 */
@NullMarked
package io.certmonitor.poll;

import org.jspecify.annotations.NullMarked;
