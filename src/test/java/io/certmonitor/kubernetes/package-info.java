/**
 * Holds the manifests in k8s against what Kubernetes and its operators read, and against the application. Renders them
 * with kubectl, as their users do; needs no cluster.
 */
@NullMarked
package io.certmonitor.kubernetes;

import org.jspecify.annotations.NullMarked;
