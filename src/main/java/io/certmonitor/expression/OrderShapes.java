package io.certmonitor.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.certmonitor.expression.Shape.Field;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see of an order: the names that events and the API use. Lists and tags are always there, though
 * perhaps empty; everything else may be absent.
 */
final class OrderShapes {

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private static final Shape<KeyVaultCertificate> KEY_VAULT_CERTIFICATE = new Shape<>(
            "certmonitor.KeyVaultCertificate",
            List.of(
                    text("name", KeyVaultCertificate::name),
                    text("keyVaultId", KeyVaultCertificate::keyVaultId),
                    text("secretName", KeyVaultCertificate::secretName),
                    text("status", certificate -> text(certificate.status()))));

    private static final Shape<CertificateOrder> EXPIRATION = new Shape<>(
            "certmonitor.Expiration",
            List.of(
                    new Field<>("order", SimpleType.TIMESTAMP, CertificateOrder::expirationTime),
                    new Field<>("certificate", SimpleType.TIMESTAMP, CertificateOrder::certificateNotAfter),
                    new Field<>("effective", SimpleType.TIMESTAMP, CertificateOrder::effectiveExpiry),
                    new Field<>("lifetime", SimpleType.DURATION, CertificateOrder::lifetime)));

    static final Shape<CertificateOrder> ORDER = new Shape<>(
            "certmonitor.Order",
            List.of(
                    text("id", order -> order.id().armId()),
                    text("subscriptionId", order -> order.id().subscriptionId()),
                    text("resourceGroup", order -> order.id().resourceGroup()),
                    text("name", order -> order.id().name()),
                    text("kind", CertificateOrder::kind),
                    text("location", CertificateOrder::location),
                    new Field<>("tags", MapType.create(SimpleType.STRING, SimpleType.STRING), CertificateOrder::tags),
                    text("domain", CertificateOrder::domain),
                    text("productType", order -> text(order.productType())),
                    text("status", order -> text(order.status())),
                    text("provisioningState", order -> text(order.provisioningState())),
                    text("serialNumber", CertificateOrder::serialNumber),
                    text("thumbprint", CertificateOrder::thumbprint),
                    text("subject", order -> ofCertificate(order, CertificateDetails::subject)),
                    text("issuer", order -> ofCertificate(order, CertificateDetails::issuer)),
                    new Field<>("certificateVersion", SimpleType.INT, OrderShapes::certificateVersion),
                    new Field<>("keySize", SimpleType.INT, OrderShapes::keySize),
                    text("signatureAlgorithm", order -> ofCertificate(order, CertificateDetails::signatureAlgorithm)),
                    new Field<>("subjectAlternativeNames", TEXTS, OrderShapes::subjectAlternativeNames),
                    new Field<>("autoRenew", SimpleType.BOOL, CertificateOrder::autoRenew),
                    new Field<>(
                            "nextAutoRenewalTimeStamp",
                            SimpleType.TIMESTAMP,
                            CertificateOrder::nextAutoRenewalTimeStamp),
                    new Field<>("isPrivateKeyExternal", SimpleType.BOOL, CertificateOrder::isPrivateKeyExternal),
                    new Field<>(
                            "lastCertificateIssuanceTime",
                            SimpleType.TIMESTAMP,
                            CertificateOrder::lastCertificateIssuanceTime),
                    new Field<>(
                            "notRenewableReasons",
                            TEXTS,
                            order -> order.notRenewableReasons().stream()
                                    .map(AzureValue::text)
                                    .toList()),
                    new Field<>(
                            "keyVaultCertificates",
                            ListType.create(KEY_VAULT_CERTIFICATE.type()),
                            order -> order.keyVaultCertificates().stream()
                                    .map(KEY_VAULT_CERTIFICATE::view)
                                    .toList()),
                    new Field<>("expiration", EXPIRATION.type(), EXPIRATION::view)));

    /** Every type of its own that an order is made of. */
    static final List<StructType> TYPES = List.of(ORDER.type(), EXPIRATION.type(), KEY_VAULT_CERTIFICATE.type());

    private OrderShapes() {}

    private static <T> Field<T> text(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, SimpleType.STRING, value);
    }

    private static @Nullable String text(@Nullable AzureValue<?> value) {
        return value == null ? null : value.text();
    }

    private static @Nullable Long keySize(CertificateOrder order) {
        return order.keySize() == null ? null : order.keySize().longValue();
    }

    private static @Nullable Long certificateVersion(CertificateOrder order) {
        Integer version = ofCertificate(order, CertificateDetails::version);
        return version == null ? null : version.longValue();
    }

    private static <T> @Nullable T ofCertificate(
            CertificateOrder order, Function<CertificateDetails, @Nullable T> property) {
        CertificateDetails certificate = order.signedCertificate();
        return certificate == null ? null : property.apply(certificate);
    }

    private static List<String> subjectAlternativeNames(CertificateOrder order) {
        CertificateDetails certificate = order.signedCertificate();
        return certificate == null ? List.of() : certificate.subjectAlternativeNames();
    }
}
