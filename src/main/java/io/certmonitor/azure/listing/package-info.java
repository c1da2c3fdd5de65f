/**
 * Reads the orders of many subscriptions in one run: which listings it takes, in which order, for how long, and how
 * each scope ends.
 */
@NullMarked
package io.certmonitor.azure.listing;

import org.jspecify.annotations.NullMarked;
