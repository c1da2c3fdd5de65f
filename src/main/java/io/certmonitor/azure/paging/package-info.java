/**
 * Takes the pages of a listing out of the pipeline that carries them, refuses what is no page or leads astray, and
 * leaves the SDK a page that it can always decode.
 */
@NullMarked
package io.certmonitor.azure.paging;

import org.jspecify.annotations.NullMarked;
