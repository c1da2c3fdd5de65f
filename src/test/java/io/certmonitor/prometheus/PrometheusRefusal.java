package io.certmonitor.prometheus;

/** Prometheus does not answer a question, and says why in the message. */
public final class PrometheusRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PrometheusRefusal(String reason) {
        super(reason);
    }
}
