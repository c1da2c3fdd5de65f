package io.certmonitor.order;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Reads distinguished names (RFC 2253) with the JDK's own parser. */
final class DistinguishedNames {

    private DistinguishedNames() {}

    /** The common name; null when the text has none in words or is not a distinguished name. */
    static @Nullable String commonName(String distinguishedName) {
        try {
            String found = null;
            // The parser has the first part of the text last.
            for (Rdn rdn : new LdapName(distinguishedName).getRdns()) {
                Attribute commonName = rdn.toAttributes().get("CN");
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
