package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an order as JSON text.
 *
 * <p>Signing takes about a millisecond, too long for every order of a large fleet before anybody looks at it. So
 * thumbprints and raw data stand as marks in the text that is kept, and the certificate is signed when the text is
 * first read. Two of these are equal when they read the same.
 */
public final class OrderProperties {

    private static final String MARK_BEGIN = "@{";
    private static final Pattern MARK = Pattern.compile("@\\{(\\w+)\\.(\\w+)}");

    private final String markedText;
    private final TbsCertificate tbs;
    private final boolean withRawData;
    private final boolean signed;
    private volatile @Nullable SignedCertificate certificate;

    /**
     * @param properties the object, with {@link #mark marks} in place of what only a signed certificate tells
     * @param tbs what is signed
     * @param withRawData whether the order's certificates come with their raw data
     * @param signed whether thumbprints are those of certificates; otherwise they are made up, as nobody can tell
     */
    OrderProperties(ObjectNode properties, TbsCertificate tbs, boolean withRawData, boolean signed) {
        this.markedText = Json.text(properties);
        this.tbs = tbs;
        this.withRawData = withRawData;
        this.signed = signed;
    }

    /** What to write for {@code thumbprint} or {@code rawData} of a certificate. */
    static String mark(String certificate, String field) {
        return MARK_BEGIN + certificate + "." + field + "}";
    }

    /**
     * The properties.
     *
     * @return the text of a JSON object
     */
    public String text() {
        if (!markedText.contains(MARK_BEGIN)) {
            return markedText;
        }
        return MARK.matcher(markedText)
                .replaceAll(mark -> Matcher.quoteReplacement(value(mark.group(1), mark.group(2))));
    }

    /** The object with marks in it, for whoever looks at something else. */
    ObjectNode marked() {
        return Json.parse(markedText);
    }

    /** The value at a dotted path, a missing node when there is none. Signs only for what needs it. */
    JsonNode at(String path) {
        JsonNode value = Json.at(marked(), path);
        return value.toString().contains(MARK_BEGIN) ? Json.at(Json.parse(text()), path) : value;
    }

    TbsCertificate tbs() {
        return tbs;
    }

    boolean withRawData() {
        return withRawData;
    }

    boolean signed() {
        return signed;
    }

    private String value(String property, String field) {
        SignedCertificate details = details(property);
        return field.equals("rawData") ? details.rawData() : details.thumbprint();
    }

    private SignedCertificate details(String property) {
        for (Authority authority : Authority.values()) {
            if (authority.property().equals(property)) {
                return signed
                        ? CertificateAuthority.instance().certificate(authority)
                        : SignedCertificate.unseen(authority.subject());
            }
        }
        return signed ? certificate() : SignedCertificate.unseen(tbs.toString());
    }

    /** Two readers may sign at once; what they sign is the same. */
    private SignedCertificate certificate() {
        SignedCertificate known = certificate;
        if (known == null) {
            known = CertificateAuthority.instance().sign(tbs);
            certificate = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderProperties that && (sameUnsigned(that) || text().equals(that.text()));
    }

    private boolean sameUnsigned(OrderProperties that) {
        return signed == that.signed && markedText.equals(that.markedText) && tbs.equals(that.tbs);
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
