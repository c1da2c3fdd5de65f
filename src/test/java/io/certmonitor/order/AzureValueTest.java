package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureValueTest {

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStatusIsKnownWithoutRegardToCase(OrderStatus status) {
        String shouted = status.azureName().toUpperCase(Locale.ROOT);

        AzureValue<OrderStatus> value = AzureValue.of(OrderStatus.class, shouted);

        assertThat(value.known()).isEqualTo(status);
        assertThat(value.text()).isEqualTo(shouted);
        assertThat(value.isUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Suspended", "", " Issued", "ISSUED\u0130"})
    void aTextThatIsNoKnownValueIsKeptVerbatim(String text) {
        AzureValue<OrderStatus> value = AzureValue.of(OrderStatus.class, text);

        assertThat(value.isUnknown()).isTrue();
        assertThat(value.known()).isNull();
        assertThat(value.text()).isEqualTo(text);
    }

    @Test
    void aValueKnownToOneEnumerationIsUnknownToAnother() {
        assertThat(AzureValue.of(OrderStatus.class, "Initialized").isUnknown()).isTrue();
        assertThat(AzureValue.of(KeyVaultStatus.class, "Initialized").known()).isEqualTo(KeyVaultStatus.INITIALIZED);
    }

    @Test
    void aValueOfTheMonitorHasAzuresSpelling() {
        assertThat(AzureValue.of(OrderStatus.PENDING_ISSUANCE).text()).isEqualTo("Pendingissuance");
        assertThat(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
                .isEqualTo(AzureValue.of(OrderStatus.class, "Pendingissuance"));
    }

    @Test
    void theSpellingsAreThoseOfAzuresDescription() {
        assertThat(names(OrderStatus.values()))
                .containsExactlyInAnyOrder(
                        "Pendingissuance",
                        "Issued",
                        "Revoked",
                        "Canceled",
                        "Denied",
                        "Pendingrevocation",
                        "PendingRekey",
                        "Unused",
                        "Expired",
                        "NotSubmitted");
        assertThat(names(ProvisioningState.values()))
                .containsExactlyInAnyOrder("Succeeded", "Failed", "Canceled", "InProgress", "Deleting");
        assertThat(names(KeyVaultStatus.values()))
                .containsExactlyInAnyOrder(
                        "Initialized",
                        "WaitingOnCertificateOrder",
                        "Succeeded",
                        "CertificateOrderFailed",
                        "OperationNotPermittedOnKeyVault",
                        "AzureServiceUnauthorizedToAccessKeyVault",
                        "KeyVaultDoesNotExist",
                        "KeyVaultSecretDoesNotExist",
                        "UnknownError",
                        "ExternalPrivateKey",
                        "Unknown");
        assertThat(names(ProductType.values()))
                .containsExactlyInAnyOrder("StandardDomainValidatedSsl", "StandardDomainValidatedWildCardSsl");
        assertThat(names(NotRenewableReason.values()))
                .containsExactlyInAnyOrder(
                        "RegistrationStatusNotSupportedForRenewal",
                        "ExpirationNotInRenewalTimeRange",
                        "SubscriptionNotActive");
    }

    private static Stream<String> names(AzureEnum[] values) {
        return Stream.of(values).map(AzureEnum::azureName);
    }
}
