package io.certmonitor.stream;

import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.transition.OrderState;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one instance of each value that many orders have in common, such as the authorities above their certificates,
 * where decoding makes one for each order: half of what a decoded order takes. Safe for use by several threads.
 */
final class CommonValues {

    /** Beyond this the values are not so common; then the sharing starts over, which loses nothing but memory. */
    private static final int MOST = 10_000;

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /** An equal state that shares what it has in common with those before. */
    OrderState share(OrderState state) {
        return new OrderState(
                share(state.order()),
                state.history(),
                state.findings(),
                state.pending(),
                state.episodes(),
                state.toldAt(),
                state.goneAt(),
                state.goneFor());
    }

    private CertificateOrder share(CertificateOrder order) {
        CertificateDetails signed = order.signedCertificate();
        Map<String, String> tags = new TreeMap<>();
        order.tags().forEach((name, value) -> tags.put(common(name), common(value)));
        return order.toBuilder()
                .kind(commonIfAny(order.kind()))
                .location(commonIfAny(order.location()))
                .tags(tags)
                .distinguishedName(sameAs(signed == null ? null : signed.subject(), order.distinguishedName()))
                .signedCertificate(signed == null ? null : share(signed, order))
                .intermediate(commonIfAny(order.intermediate()))
                .root(commonIfAny(order.root()))
                .build();
    }

    /** Its authority is common; what is its own, the order mostly says once more. */
    private CertificateDetails share(CertificateDetails signed, CertificateOrder order) {
        return new CertificateDetails(
                signed.version(),
                sameAs(order.serialNumber(), signed.serialNumber()),
                signed.thumbprint(),
                signed.subject(),
                signed.notBefore(),
                signed.notAfter(),
                commonIfAny(signed.signatureAlgorithm()),
                commonIfAny(signed.issuer()),
                commonIfAny(signed.keyAlgorithm()),
                signed.keySize(),
                signed.subjectAlternativeNames());
    }

    private <T> @Nullable T commonIfAny(@Nullable T value) {
        return value == null ? null : common(value);
    }

    @SuppressWarnings("unchecked") // equal values of these types have the same type
    private <T> T common(T value) {
        Object first = known.get(value);
        if (first != null) {
            return (T) first;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }

    private static @Nullable String sameAs(@Nullable String other, @Nullable String value) {
        return Objects.equals(other, value) ? other : value;
    }
}
