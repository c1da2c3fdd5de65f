package io.certmonitor.order;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Reads distinguished names (RFC 2253) with the JDK's own parser, but for those of plain parts, which are most and need
 * none: it makes many objects, and each scrape asks.
 */
final class DistinguishedNames {

    private static final String COMMON_NAME = "CN";
    /** What values consist of besides letters; none of it means anything else. */
    private static final String OTHER_PLAIN_CHARACTERS = "0123456789.-* ";

    private DistinguishedNames() {}

    /** The common name; null when the text has none in words or is not a distinguished name. */
    static @Nullable String commonName(String distinguishedName) {
        return isPlain(distinguishedName) ? plainCommonName(distinguishedName) : parsedCommonName(distinguishedName);
    }

    /** Whether the text is made of types in letters and values that need no escaping: {@code CN=a.example, O=A B}. */
    private static boolean isPlain(String text) {
        int start = 0;
        while (start <= text.length()) {
            int end = partEnd(text, start);
            if (!isPlainPart(text, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isPlainPart(String text, int start, int end) {
        int equals = text.indexOf('=', start);
        int type = skipSpaces(text, start, end);
        if (equals <= type || equals >= end - 1) {
            return false;
        }
        for (int i = type; i < equals; i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        for (int i = equals + 1; i < end; i++) {
            if (!isLetter(text.charAt(i)) && OTHER_PLAIN_CHARACTERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return skipSpaces(text, equals + 1, end) < end;
    }

    private static @Nullable String plainCommonName(String text) {
        int start = 0;
        while (start <= text.length()) {
            int end = partEnd(text, start);
            int type = skipSpaces(text, start, end);
            if (text.regionMatches(true, type, COMMON_NAME + "=", 0, COMMON_NAME.length() + 1)) {
                return text.substring(type + COMMON_NAME.length() + 1, end).strip();
            }
            start = end + 1;
        }
        return null;
    }

    private static int partEnd(String text, int start) {
        int comma = text.indexOf(',', start);
        return comma < 0 ? text.length() : comma;
    }

    private static int skipSpaces(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isLetter(char at) {
        return (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z');
    }

    private static @Nullable String parsedCommonName(String distinguishedName) {
        try {
            String found = null;
            // The parser has the first part of the text last.
            for (Rdn rdn : new LdapName(distinguishedName).getRdns()) {
                Attribute commonName = rdn.toAttributes().get(COMMON_NAME);
                if (commonName != null && commonName.get() instanceof String text) {
                    found = text;
                }
            }
            return found;
        } catch (NamingException | IllegalArgumentException e) {
            // A bad escape comes as the latter.
            return null;
        }
    }
}
