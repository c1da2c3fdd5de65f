/**
 * What HTTP clients see: orders, scopes and the policy under {@code /api/v1}, problems (RFC 9457), and the health
 * checks. Reads the fleet in memory, and asks for polls; what it shows are the public documents of {@code event}.
 */
@NullMarked
package io.certmonitor.api;

import org.jspecify.annotations.NullMarked;
