/** What tests need to see which steps traces have. Nothing here sends anything. */
@NullMarked
package io.certmonitor.tracing;

import org.jspecify.annotations.NullMarked;
