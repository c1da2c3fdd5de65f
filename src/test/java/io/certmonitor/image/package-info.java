/**
 * What the container image and docker/compose.yaml are made with: the training of the AOT cache and the probe of the
 * health check, which go into the image's build, and tests that hold the files in docker/ to the rest of the project.
 */
@NullMarked
package io.certmonitor.image;

import org.jspecify.annotations.NullMarked;
