package io.certmonitor.simulator;

import java.util.Arrays;
import java.util.Optional;

/** How the simulated certificate authority signs. */
public enum SignatureAlgorithm {
    /** What public authorities sign with. */
    SHA256_RSA("sha256RSA", "SHA256withRSA"),
    /** Not trusted since 2017. */
    SHA1_RSA("sha1RSA", "SHA1withRSA"),
    /** Not trusted since 2008. */
    MD5_RSA("md5RSA", "MD5withRSA");

    private final String azureName;
    private final String javaName;

    SignatureAlgorithm(String azureName, String javaName) {
        this.azureName = azureName;
        this.javaName = javaName;
    }

    /**
     * The name in an order's JSON, where Azure has the names of Windows.
     *
     * @return such as sha256RSA
     */
    public String azureName() {
        return azureName;
    }

    /**
     * The name among Java's standard algorithm names.
     *
     * @return such as SHA256withRSA
     */
    public String javaName() {
        return javaName;
    }

    static Optional<SignatureAlgorithm> ofAzureName(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.azureName.equals(name))
                .findFirst();
    }
}
