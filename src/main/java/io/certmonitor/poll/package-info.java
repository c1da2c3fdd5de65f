/**
 * The poll cycle: when to poll, how somebody can ask for it, which subscriptions this replica owns, and telling the
 * topology what was observed through SmallRye Reactive Messaging.
 */
@NullMarked
package io.certmonitor.poll;

import org.jspecify.annotations.NullMarked;
