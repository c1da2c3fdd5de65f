package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.NotRenewableReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProductType;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one entry of a page as an order. Whatever is wrong with a property stays with that property: an order is always
 * the sum of what can be read of it. The domain verification token, the signing request and the contact are never
 * looked at; of the certificates themselves nothing is kept but what {@link CertificateReader} makes of them.
 */
public final class OrderDecoder {

    private static final String PROPERTIES = "properties";
    private static final String REASONS = "appServiceCertificateNotRenewableReasons";
    private static final String CERTIFICATES = "certificates";
    private static final String TAGS = "tags";

    private OrderDecoder() {}

    /**
     * Reads an entry.
     *
     * @param place where the entry stands in the listing, for an entry that has no name
     * @param scope what was listed
     */
    public static DecodedOrder decode(JsonNode entry, String place, Scope scope) {
        String armId = entry.path("id").asText();
        String name = entry.path("name").asText();
        Optional<OrderId> parsed = OrderId.parse(armId);
        OrderId id = parsed.or(() -> idByName(name, scope)).orElse(null);
        if (id == null || !scope.contains(id) || !PlainText.isPrintable(id.armId())) {
            return DecodedOrder.notAnOrder(name.isBlank() ? place : PlainText.of(name), "id", PlainText.of(armId));
        }
        Problems problems = new Problems(id.name());
        if (parsed.isEmpty() && !armId.isBlank()) {
            problems.unreadable("id", armId);
        }
        CertificateOrder order = order(id, entry, problems);
        return new DecodedOrder(order, problems.all());
    }

    private static Optional<OrderId> idByName(String name, Scope scope) {
        return scope.resourceGroup() == null || name.isBlank() || name.contains("/")
                ? Optional.empty()
                : Optional.of(new OrderId(scope.subscriptionId(), scope.resourceGroup(), name));
    }

    private static CertificateOrder order(OrderId id, JsonNode entry, Problems problems) {
        PropertyReader resource = new PropertyReader(entry, "", problems);
        if (!entry.path(PROPERTIES).isObject()) {
            problems.unreadableContainer(PROPERTIES, entry.path(PROPERTIES));
        }
        PropertyReader properties = new PropertyReader(entry.path(PROPERTIES), "", problems);
        CertificateReader certificates = new CertificateReader(properties);
        return CertificateOrder.builder(id)
                .kind(resource.text("kind"))
                .location(resource.text("location"))
                .tags(tags(resource, problems))
                .distinguishedName(properties.text("distinguishedName"))
                .validityInYears(properties.number("validityInYears"))
                .keySize(certificates.keySize())
                .productType(properties.value("productType", ProductType.class))
                .autoRenew(properties.flag("autoRenew"))
                .provisioningState(properties.value("provisioningState", ProvisioningState.class))
                .status(properties.value("status", OrderStatus.class))
                .signedCertificate(certificates.signedCertificate())
                .intermediate(certificates.authority("intermediate"))
                .root(certificates.authority("root"))
                .serialNumber(certificates.serialNumber())
                .lastCertificateIssuanceTime(properties.date("lastCertificateIssuanceTime"))
                .expirationTime(properties.date("expirationTime"))
                .nextAutoRenewalTimeStamp(properties.date("nextAutoRenewalTimeStamp"))
                .isPrivateKeyExternal(properties.flag("isPrivateKeyExternal"))
                .notRenewableReasons(notRenewableReasons(properties, problems))
                .keyVaultCertificates(keyVaultCertificates(properties, problems))
                .unreadable(problems.unreadable())
                .certificateMismatches(certificates.mismatches())
                .build();
    }

    private static Map<String, String> tags(PropertyReader resource, Problems problems) {
        JsonNode found = resource.container(TAGS, JsonNode::isObject);
        PropertyReader values = new PropertyReader(found, TAGS + ".", problems);
        Map<String, String> tags = new TreeMap<>();
        found.fieldNames().forEachRemaining(name -> {
            String value = values.text(name);
            if (value != null) {
                tags.put(PlainText.wellFormed(name), value);
            }
        });
        return tags;
    }

    private static List<AzureValue<NotRenewableReason>> notRenewableReasons(
            PropertyReader properties, Problems problems) {
        List<AzureValue<NotRenewableReason>> reasons = new ArrayList<>();
        for (JsonNode found : properties.container(REASONS, JsonNode::isArray)) {
            if (!found.isTextual() || Problems.isTooLong(found)) {
                problems.unreadable(REASONS, found);
                continue;
            }
            AzureValue<NotRenewableReason> reason =
                    AzureValue.of(NotRenewableReason.class, PlainText.wellFormed(found.textValue()));
            if (reason.isUnknown()) {
                problems.unknownValue(REASONS, reason.text());
            }
            reasons.add(reason);
        }
        return reasons;
    }

    private static List<KeyVaultCertificate> keyVaultCertificates(PropertyReader properties, Problems problems) {
        JsonNode found = properties.container(CERTIFICATES, JsonNode::isObject);
        PropertyReader entries = new PropertyReader(found, CERTIFICATES + ".", problems);
        List<KeyVaultCertificate> certificates = new ArrayList<>();
        found.fieldNames().forEachRemaining(field -> {
            PropertyReader entry = entries.child(field);
            String name = PlainText.wellFormed(field);
            certificates.add(
                    entry == null
                            ? new KeyVaultCertificate(name, null, null, null)
                            : new KeyVaultCertificate(
                                    name,
                                    entry.text("keyVaultId"),
                                    entry.text("keyVaultSecretName"),
                                    entry.value("provisioningState", KeyVaultStatus.class)));
        });
        certificates.sort(Comparator.comparing(KeyVaultCertificate::name));
        return certificates;
    }
}
