package io.certmonitor.order;

import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Reads distinguished names (RFC 2253) with the JDK's own parser. */
final class DistinguishedNames {

    private DistinguishedNames() {}

    /** The common name; null when the text has none or is not a distinguished name. */
    static @Nullable String commonName(String distinguishedName) {
        try {
            List<Rdn> rdns = new LdapName(distinguishedName).getRdns();
            return rdns.stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                    .map(rdn -> rdn.getValue().toString())
                    .reduce((first, last) -> last)
                    .orElse(null);
        } catch (InvalidNameException e) {
            return null;
        }
    }
}
