package io.certmonitor.order;

import static io.certmonitor.order.SampleOrders.ID;
import static io.certmonitor.order.SampleOrders.certificate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateOrderTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-16T00:00:00Z");

    @ParameterizedTest(name = "order {0}, certificate {1}: {2}")
    @CsvSource({
        "2026-12-16T00:00:00Z, 2027-06-01T00:00:00Z, 2026-12-16T00:00:00Z",
        "2027-06-01T00:00:00Z, 2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z",
        "2026-12-16T00:00:01Z, 2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z",
        "2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z",
        "2026-12-16T00:00:00Z,                     , 2026-12-16T00:00:00Z",
        "                    , 2026-12-16T00:00:00Z, 2026-12-16T00:00:00Z",
        "                    ,                     ,                     "
    })
    void theEffectiveExpiryIsTheEarlierOfThoseThatExist(
            @Nullable Instant order, @Nullable Instant certificate, @Nullable Instant effective) {
        CertificateOrder both = CertificateOrder.builder(ID)
                .expirationTime(order)
                .signedCertificate(SampleOrders.dated(null, certificate))
                .build();

        assertThat(both.effectiveExpiry()).isEqualTo(effective);
    }

    @Test
    void anOrderWithoutACertificateEndsWithTheOrder() {
        CertificateOrder order =
                CertificateOrder.builder(ID).expirationTime(DECEMBER).build();

        assertThat(order.effectiveExpiry()).isEqualTo(DECEMBER);
        assertThat(order.certificateNotAfter()).isNull();
        assertThat(order.thumbprint()).isNull();
    }

    @Test
    void theLifetimeIsThatOfTheCertificateRatherThanThatOfThePurchase() {
        CertificateOrder order = CertificateOrder.builder(ID)
                .signedCertificate(certificate("01", "A1", JUNE, DECEMBER))
                .validityInYears(1)
                .build();

        assertThat(order.lifetime()).isEqualTo(Duration.ofDays(198));
    }

    @ParameterizedTest(name = "from {0} to {1}, {2} years: {3}")
    @CsvSource({
        "2026-06-01T00:00:00Z,                     , 1, P365D",
        "                    , 2026-12-16T00:00:00Z, 2, P730D",
        "2026-12-16T00:00:00Z, 2026-06-01T00:00:00Z, 1, P365D",
        "2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z, 3, P1095D",
        "2026-12-16T00:00:00Z, 2026-06-01T00:00:00Z,  ,",
        "                    ,                     , 0,",
        "                    ,                     ,-1,",
        "                    ,                     ,  ,"
    })
    void theLifetimeIsThatOfThePurchaseWhenTheCertificatesDatesGiveNone(
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            @Nullable Integer years,
            @Nullable Duration lifetime) {
        CertificateOrder order = CertificateOrder.builder(ID)
                .signedCertificate(SampleOrders.dated(notBefore, notAfter))
                .validityInYears(years)
                .build();

        assertThat(order.lifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void issuanceIsPendingInTheStatusesThatWaitForACertificate(OrderStatus status) {
        Set<OrderStatus> waiting =
                EnumSet.of(OrderStatus.PENDING_ISSUANCE, OrderStatus.PENDING_REKEY, OrderStatus.NOT_SUBMITTED);
        CertificateOrder order = CertificateOrder.builder(ID)
                .status(AzureValue.of(status))
                .provisioningState(AzureValue.of(ProvisioningState.SUCCEEDED))
                .build();

        assertThat(order.isIssuancePending()).isEqualTo(waiting.contains(status));
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(ProvisioningState.class)
    void issuanceIsPendingWhileAzureWorksOnTheOrder(@Nullable ProvisioningState state) {
        CertificateOrder order = CertificateOrder.builder(ID)
                .status(AzureValue.of(OrderStatus.ISSUED))
                .provisioningState(state == null ? null : AzureValue.of(state))
                .build();

        assertThat(order.isIssuancePending()).isEqualTo(state == ProvisioningState.IN_PROGRESS);
    }

    @Test
    void issuanceIsNotPendingInAStatusThatIsAbsentOrUnknown() {
        CertificateOrder absent = CertificateOrder.builder(ID).build();
        CertificateOrder unknown = CertificateOrder.builder(ID)
                .status(AzureValue.of(OrderStatus.class, "PendingMoon"))
                .provisioningState(AzureValue.of(ProvisioningState.class, "InSpace"))
                .build();

        assertThat(absent.isIssuancePending()).isFalse();
        assertThat(unknown.isIssuancePending()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=www.contoso.com                        | www.contoso.com",
                "cn=*.Shop-1.contoso.com                   | *.Shop-1.contoso.com",
                "CN = www.contoso.com                      | www.contoso.com",
                "CN=www\\2econtoso.com                     | www.contoso.com",
                "CN=\"www.contoso.com\"                     | www.contoso.com",
                "cn=*.contoso.com, O=Contoso\\, Ltd., C=GB | *.contoso.com",
                "C=GB, O=Contoso, CN=www.contoso.com       | www.contoso.com",
                "CN=first.contoso.com, CN=second           | first.contoso.com",
                "CN=www.contoso.com+C=GB                   | www.contoso.com"
            })
    void theDomainIsTheFirstCommonNameOfTheSubject(String subject, String domain) {
        CertificateOrder order =
                CertificateOrder.builder(ID).distinguishedName(subject).build();

        assertThat(order.domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "www.contoso.com",
                "O=Contoso, C=GB",
                "=",
                "CN",
                "CNN=www.contoso.com",
                "DC=www.contoso.com",
                "CN=a,,",
                "CN=\"a",
                "CN=www\\",
                "CN=\\zz",
                "CN=#04zz",
                "CN=#0401"
            })
    void aSubjectWithoutAReadableCommonNameHasNoDomain(@Nullable String subject) {
        CertificateOrder order =
                CertificateOrder.builder(ID).distinguishedName(subject).build();

        assertThat(order.domain()).isNull();
    }

    @Test
    void theCollectionsOfAnOrderDoNotChangeWithThoseItWasBuiltFrom() {
        Map<String, String> tags = new HashMap<>(Map.of("team", "web"));
        List<UnreadableProperty> unreadable = new ArrayList<>();
        CertificateOrder order =
                CertificateOrder.builder(ID).tags(tags).unreadable(unreadable).build();

        tags.clear();
        unreadable.add(new UnreadableProperty("keySize", "big"));

        assertThat(order.tags()).containsExactly(Map.entry("team", "web"));
        assertThat(order.unreadable()).isEmpty();
    }

    @Test
    void theNamesOfACertificateDoNotChangeWithTheListTheyCameIn() {
        List<String> names = new ArrayList<>(List.of("www.contoso.com"));
        CertificateDetails certificate =
                new CertificateDetails(null, null, null, null, null, null, null, null, null, null, names);

        names.clear();

        assertThat(certificate.subjectAlternativeNames()).containsExactly("www.contoso.com");
    }

    @Test
    void anOrderThatIsBuiltAgainEqualsItself() {
        CertificateOrder order = SampleOrders.everything();

        assertThat(order.toBuilder().build()).isEqualTo(order);
    }

    @Test
    void theNameOfAVaultIsTheLastSegmentOfItsId() {
        assertThat(SampleOrders.keyVault("web", KeyVaultStatus.SUCCEEDED).keyVaultName())
                .isEqualTo("kv-web");
        assertThat(new KeyVaultCertificate("web", null, null, null).keyVaultName())
                .isNull();
    }
}
