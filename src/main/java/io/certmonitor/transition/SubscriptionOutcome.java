package io.certmonitor.transition;

/**
 * What a judgement of a subscription comes to that changes something.
 *
 * @param state what to remember from now on
 * @param event what to tell
 */
public record SubscriptionOutcome(SubscriptionState state, SubscriptionEvent event) {}
