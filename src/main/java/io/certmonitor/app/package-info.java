/** Puts the parts together: the beans that belong to no package of their own, and the checks at start. */
@NullMarked
package io.certmonitor.app;

import org.jspecify.annotations.NullMarked;
