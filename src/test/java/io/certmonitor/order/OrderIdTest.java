package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

    private static final String ARM_ID = "/subscriptions/Sub-1/resourceGroups/rg-Web"
            + "/providers/Microsoft.CertificateRegistration/certificateOrders/www-Contoso";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ARM_ID,
                ARM_ID + "/",
                "/SUBSCRIPTIONS/Sub-1/RESOURCEGROUPS/rg-Web/PROVIDERS/MICROSOFT.CERTIFICATEREGISTRATION/CERTIFICATEORDERS/www-Contoso",
                "/subscriptions/Sub-1/resourcegroups/rg-Web/providers/microsoft.certificateregistration/certificateorders/www-Contoso"
            })
    void anArmIdIsReadWhateverTheCaseOfItsFixedSegments(String armId) {
        assertThat(OrderId.parse(armId)).hasValueSatisfying(id -> {
            assertThat(id.subscriptionId()).isEqualTo("Sub-1");
            assertThat(id.resourceGroup()).isEqualTo("rg-Web");
            assertThat(id.name()).isEqualTo("www-Contoso");
            assertThat(id.armId()).isEqualTo(ARM_ID);
            assertThat(id).hasToString(ARM_ID);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www-Contoso",
                "/subscriptions/s/resourceGroups/rg",
                "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/www",
                "/subscriptions/s/resourceGroups/rg/providers/MicrosoftXCertificateRegistration/certificateOrders/www",
                "/subscriptions//resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/www",
                "/subscriptions/s/resourceGroups/rg/providers/Microsoft.CertificateRegistration/certificateOrders/",
                ARM_ID + "/certificates/web",
                ARM_ID + "//",
                "https://management.azure.com" + ARM_ID
            })
    void anotherTextIsNotTheIdOfAnOrder(String text) {
        assertThat(OrderId.parse(text)).isEmpty();
    }

    @Test
    void theKeyIsTheArmIdInLowerCase() {
        OrderId id = new OrderId("Sub-1", "rg-Web", "www-Contoso");

        assertThat(id.key())
                .isEqualTo("/subscriptions/sub-1/resourcegroups/rg-web"
                        + "/providers/microsoft.certificateregistration/certificateorders/www-contoso");
    }

    @Test
    void idsThatDifferInCaseAloneAreEqual() {
        OrderId id = new OrderId("Sub-1", "rg-Web", "www-Contoso");
        OrderId other = new OrderId("sUB-1", "RG-wEB", "WWW-cONTOSO");

        assertThat(id).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void idsOfOtherOrdersAreNotEqual() {
        OrderId id = new OrderId("sub", "rg", "www");

        assertThat(id)
                .isNotEqualTo(new OrderId("sub2", "rg", "www"))
                .isNotEqualTo(new OrderId("sub", "rg2", "www"))
                .isNotEqualTo(new OrderId("sub", "rg", "www2"))
                .isNotEqualTo(null);
    }

    @Test
    void idsAreEqualExactlyWhenTheirKeysAre() {
        OrderId dotted = new OrderId("sub", "rg-i", "www");
        OrderId dotless = new OrderId("sub", "rg-\u0131", "www");

        assertThat(dotted.key()).isNotEqualTo(dotless.key());
        assertThat(dotted).isNotEqualTo(dotless);
    }
}
