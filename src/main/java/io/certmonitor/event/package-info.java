/**
 * The contract with subscribers: events as CloudEvents, and the JSON documents that events, the topic of current orders
 * and the API share. Uses the pure packages only.
 */
@NullMarked
package io.certmonitor.event;

import org.jspecify.annotations.NullMarked;
