package io.certmonitor.policy;

import static io.certmonitor.policy.CodeCases.certificate;
import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateMismatch;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.NotRenewableReason;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boundaries and exceptions of single rules. */
class RuleBoundariesTest {

    private static final Instant BEGIN = NOW.minus(Duration.ofDays(78));
    private static final Instant END = NOW.plus(Duration.ofDays(120));

    @ParameterizedTest(name = "due {0} before now, issued {1} after that: {2}")
    @CsvSource({"PT48H,   PT-1S, false", "PT48H1S, PT-1S, true", "PT48H1S, PT0S,  false", "PT47H59M59S, PT-1S, false"})
    void aRenewalIsOverdueAfterItsGraceWhileTheCertificateIsOlder(Duration ago, Duration issued, boolean overdue) {
        Instant due = NOW.minus(ago);
        CertificateOrderBuilder order = CodeCases.healthy().nextAutoRenewalTimeStamp(due);

        assertThat(holds(
                        FindingCode.RENEWAL_OVERDUE,
                        order.signedCertificate(SampleOrders.dated(due.plus(issued), END))))
                .isEqualTo(overdue);
        assertThat(holds(
                        FindingCode.RENEWAL_OVERDUE,
                        order.signedCertificate(null).lastCertificateIssuanceTime(due.plus(issued))))
                .isEqualTo(overdue);
    }

    @ParameterizedTest(name = "{0} left: {1}")
    @CsvSource({"P30D, ", "P29DT23H59M59S, WARNING", "P14DT1S, WARNING", "P14D, CRITICAL", "PT1S, CRITICAL", "PT0S, "})
    void withoutATimeFromAzureARenewalIsDue32DaysBeforeTheEnd(Duration left, @Nullable Severity severity) {
        CertificateOrderBuilder order = CodeCases.healthy()
                .nextAutoRenewalTimeStamp(null)
                .signedCertificate(SampleOrders.dated(BEGIN, NOW.plus(left).plus(Duration.ofDays(1))))
                .expirationTime(NOW.plus(left));
        CertificateOrder ended = SampleOrders.issued(NOW.plus(left).minus(Duration.ofDays(198)), NOW.plus(left))
                .nextAutoRenewalTimeStamp(null)
                .build();

        assertThat(found(FindingCode.RENEWAL_OVERDUE, ended))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
        assertThat(holds(FindingCode.RENEWAL_OVERDUE, order)).isEqualTo(severity != null);
    }

    @Test
    void aRenewalThatNobodyAskedForIsNotOverdue() {
        CertificateOrderBuilder order = CodeCases.healthy().nextAutoRenewalTimeStamp(NOW.minus(Duration.ofDays(9)));

        assertThat(holds(FindingCode.RENEWAL_OVERDUE, order.autoRenew(false))).isFalse();
        assertThat(holds(FindingCode.RENEWAL_OVERDUE, order.autoRenew(null))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(NotRenewableReason.class)
    void everyReasonButAnEndThatIsFarAwayBlocksARenewal(NotRenewableReason reason) {
        assertThat(holds(
                        FindingCode.RENEWAL_BLOCKED,
                        CodeCases.healthy().notRenewableReasons(List.of(AzureValue.of(reason)))))
                .isEqualTo(reason != NotRenewableReason.EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void onlyAnIssuedOrderShouldRenewItselfAndBeStored(OrderStatus status) {
        CertificateOrderBuilder order = CodeCases.healthy()
                .autoRenew(false)
                .keyVaultCertificates(List.of())
                .status(AzureValue.of(status));

        assertThat(holds(FindingCode.AUTO_RENEW_OFF, order)).isEqualTo(status == OrderStatus.ISSUED);
        assertThat(holds(FindingCode.KEY_VAULT_MISSING, order)).isEqualTo(status == OrderStatus.ISSUED);
    }

    @Test
    void anExternalPrivateKeyNeedsNoKeyVaultAndUnreadableCertificatesAreNotMissing() {
        CertificateOrderBuilder order = CodeCases.healthy().keyVaultCertificates(List.of());

        assertThat(holds(FindingCode.KEY_VAULT_MISSING, order.isPrivateKeyExternal(false)))
                .isTrue();
        assertThat(holds(FindingCode.KEY_VAULT_MISSING, order.isPrivateKeyExternal(true)))
                .isFalse();
        assertThat(holds(
                        FindingCode.KEY_VAULT_MISSING,
                        CodeCases.unreadable("certificates").apply(order.isPrivateKeyExternal(null))))
                .isFalse();
    }

    @Test
    void eachPropertyThatDisagreesIsAFindingOfItsOwn() {
        CertificateOrderBuilder order = CodeCases.healthy()
                .certificateMismatches(List.of(
                        new CertificateMismatch("serialNumber", "1", "2"),
                        new CertificateMismatch("keySize", "1", "2")));

        assertThat(found(FindingCode.CERTIFICATE_MISMATCH, order.build()))
                .extracting(Finding::property)
                .containsExactly("keySize", "serialNumber");
    }

    @ParameterizedTest(name = "{0} apart: {1}")
    @CsvSource({"PT24H, false", "PT24H1S, true", "PT-24H, false", "PT-24H-1S, true"})
    void theEndsOfOrderAndCertificateMayDifferByADay(Duration apart, boolean diverged) {
        assertThat(holds(FindingCode.EXPIRY_DIVERGED, CodeCases.healthy().expirationTime(END.plus(apart))))
                .isEqualTo(diverged);
    }

    @ParameterizedTest(name = "{0} seconds after the certificate: {1}")
    @CsvSource({"-1, true", "0, false", "1, false"})
    void theChainMustNotEndBeforeTheCertificate(long seconds, boolean first) {
        CertificateOrder order = CodeCases.healthy()
                .intermediate(SampleOrders.dated(BEGIN, END.plusSeconds(seconds)))
                .root(SampleOrders.dated(BEGIN, END.plusSeconds(seconds)))
                .build();

        assertThat(found(FindingCode.CHAIN_EXPIRES_FIRST, order))
                .extracting(Finding::property)
                .isEqualTo(first ? List.of("intermediate", "root") : List.of());
    }

    @ParameterizedTest(name = "{0} with {1} bits: {2}")
    @CsvSource({
        "RSA, 2047, true",
        "RSA, 2048, false",
        "RSASSA-PSS, 1024, true",
        "DSA, 1024, true",
        "EC, 255, true",
        "EC, 256, false",
        "EdDSA, 255, false",
        "EdDSA, 448, false",
        "1.2.3.4, 8, false",
        // Of a state that an older version stored, the sort of key is not known.
        ", 256, false"
    })
    void aKeyIsMeasuredByItsSort(@Nullable String algorithm, int bits, boolean weak) {
        assertThat(holds(
                        FindingCode.WEAK_KEY,
                        CodeCases.healthy().signedCertificate(certificate("sha256RSA", algorithm, bits))))
                .isEqualTo(weak);
    }

    @ParameterizedTest
    @CsvSource({"2047, true", "2048, false"})
    void withoutTheCertificateTheSizeThatAzureStatesIsThatOfAnRsaKey(int bits, boolean weak) {
        CertificateOrderBuilder order = CodeCases.healthy().keySize(bits);

        assertThat(holds(FindingCode.WEAK_KEY, order.signedCertificate(certificate("sha256RSA", null, null))))
                .isEqualTo(weak);
        assertThat(holds(FindingCode.WEAK_KEY, order.signedCertificate(null))).isEqualTo(weak);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha1RSA",
                "SHA1withRSA",
                "SHA1WithRSAEncryption",
                "ecdsa-with-SHA1",
                "dsa-with-sha1",
                "SHA-1",
                "md5RSA",
                "MD5withRSA",
                "md2RSA",
                "sha1ECDSA",
                "RSA-SHA1",
                "1.2.840.113549.1.1.5",
                "1.3.14.3.2.29"
            })
    void aBrokenHashIsWeakInEverySpelling(String algorithm) {
        assertThat(holds(
                        FindingCode.WEAK_SIGNATURE,
                        CodeCases.healthy().signedCertificate(certificate(algorithm, "RSA", 2048))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256RSA",
                "SHA256withRSA",
                "SHA384withECDSA",
                "ecdsa-with-SHA512",
                "RSASSA-PSS",
                "Ed25519",
                "SHA3-256",
                "sha128",
                "SHA",
                "",
                "1.2.840.113549.1.1.11"
            })
    void anotherSignatureIsNotWeak(String algorithm) {
        assertThat(holds(
                        FindingCode.WEAK_SIGNATURE,
                        CodeCases.healthy().signedCertificate(certificate(algorithm, "RSA", 2048))))
                .isFalse();
    }

    private static boolean holds(FindingCode code, CertificateOrderBuilder order) {
        return !found(code, order.build()).isEmpty();
    }

    private static List<Finding> found(FindingCode code, CertificateOrder order) {
        return Judging.findings(order).stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }
}
