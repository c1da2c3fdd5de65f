/** Says why Azure could not be read and what to do about it: one sentence for people, and a reason for machines. */
@NullMarked
package io.certmonitor.azure.failure;

import org.jspecify.annotations.NullMarked;
