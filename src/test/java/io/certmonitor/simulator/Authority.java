package io.certmonitor.simulator;

import java.math.BigInteger;
import java.time.Instant;

/** The certificates above those of orders, from {@code intermediate} to {@code root}. */
enum Authority {
    INTERMEDIATE("intermediate", "Contoso Secure", "2020-05-03T07:00:00Z", "2040-05-03T07:00:00Z"),
    ROOT("root", "Contoso Root", "2018-09-01T00:00:00Z", "2047-12-31T23:59:59Z");

    private final String property;
    private final String subject;
    private final Instant notBefore;
    private final Instant notAfter;

    Authority(String property, String name, String notBefore, String notAfter) {
        this.property = property;
        this.subject = "CN=" + name + " Certificate Authority G2, O=Contoso Trust, C=US";
        this.notBefore = Instant.parse(notBefore);
        this.notAfter = Instant.parse(notAfter);
    }

    /** Where orders have it. */
    String property() {
        return property;
    }

    /** The name in the order that Azure and the JDK write it: the common name first. */
    String subject() {
        return subject;
    }

    Instant notBefore() {
        return notBefore;
    }

    Instant notAfter() {
        return notAfter;
    }

    BigInteger serialNumber() {
        return TbsCertificate.serialNumber(subject);
    }
}
