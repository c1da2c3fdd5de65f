/**
 * Where certificate orders come from: {@link io.certmonitor.azure.OrderSource} and what it tells. The packages below do
 * the work, one concern each; this one puts them together. Nothing outside uses {@code com.azure}; what leaves are the
 * records of {@link io.certmonitor.order}.
 */
@NullMarked
package io.certmonitor.azure;

import org.jspecify.annotations.NullMarked;
