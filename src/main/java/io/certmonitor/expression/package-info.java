/**
 * Custom rules: the team's own conditions over orders, in the Common Expression Language. The only user of
 * {@code dev.cel}.
 */
@NullMarked
package io.certmonitor.expression;

import org.jspecify.annotations.NullMarked;
