package io.certmonitor.azure.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateSpellingTest {

    @ParameterizedTest
    @CsvSource({
        "00D7AB01, 00D7AB01, true",
        "00D7AB01, d7ab01, true",
        "00D7AB01, 00:d7:ab:01, true",
        "00D7AB01, ' 0000d7 ab01 ', true",
        "00, 0, true",
        "00D7AB01, D7AB010, false",
        "00D7AB01, D7AB, false",
        "00D7AB01, 14133505, false",
        "00, '', true",
        "0A, sds12424k, false"
    })
    void serialNumbersAreTheSameHexadecimalNumber(String one, String other, boolean same) {
        assertThat(CertificateSpelling.sameSerialNumber(one, other)).isEqualTo(same);
        assertThat(CertificateSpelling.sameSerialNumber(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withRSA, SHA256withRSA, true",
        "SHA256withRSA, sha256RSA, true",
        "SHA256withRSA, SHA256RSA, true",
        "SHA256withRSA, sha256WithRSAEncryption, true",
        "SHA256withRSA, RSA-SHA256, true",
        "SHA256withECDSA, ecdsa-with-SHA256, true",
        "SHA256withECDSA, sha256ECDSA, true",
        "SHA1withDSA, dsa-with-sha1, true",
        "RSASSA-PSS, rsassaPss, true",
        "SHA256withRSA, sha1RSA, false",
        "SHA256withRSA, sha384RSA, false",
        "SHA256withRSA, sha256ECDSA, false",
        "SHA256withRSA, SHA256, false",
        "SHA256withRSA, '', false",
        "Ed25519, Ed448, false"
    })
    void signatureAlgorithmsHaveManyNames(String one, String other, boolean same) {
        assertThat(CertificateSpelling.sameAlgorithm(one, other)).isEqualTo(same);
        assertThat(CertificateSpelling.sameAlgorithm(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z, true",
        "2026-12-16T00:00:00Z, 2026-12-16T00:00:00.9999999Z, true",
        "2026-12-16T00:00:00Z, 2026-12-16T00:00:01Z, false",
        "2026-12-16T00:00:00Z, 2026-12-15T23:59:59.999Z, false",
        "2026-12-16T00:00:00Z, -999999999-01-01T00:00:00Z, false"
    })
    void datesAreTheSameSecond(Instant one, Instant other, boolean same) {
        assertThat(CertificateSpelling.sameSecond(one, other)).isEqualTo(same);
    }
}
