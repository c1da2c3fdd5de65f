package io.certmonitor.broker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * How the listener for clients is secured, and what else the broker is told about who may do what. A secured broker has
 * a second listener, for itself and for whoever prepares it, which is open to everyone on this machine.
 *
 * @param protocol such as {@code SASL_SSL}
 * @param listener settings of the listener for clients, by their Kafka names
 * @param broker settings of the broker as a whole
 */
public record BrokerSecurity(String protocol, Map<String, String> listener, Map<String, String> broker) {

    /** No security: one listener for everyone. */
    public static final BrokerSecurity NONE = new BrokerSecurity("PLAINTEXT", Map.of(), Map.of());

    /** Copies what it is given. */
    public BrokerSecurity {
        listener = Map.copyOf(listener);
        broker = Map.copyOf(broker);
    }

    /**
     * Any settings of the broker, without security.
     *
     * @param settings by their Kafka names
     * @return one listener for everyone
     */
    public static BrokerSecurity noneWith(Map<String, String> settings) {
        return new BrokerSecurity("PLAINTEXT", Map.of(), settings);
    }

    /**
     * Clients log in with user and password (SCRAM) over TLS. Users are made by an admin client.
     *
     * @param server what the broker shows
     * @return the security
     */
    public static BrokerSecurity scram(TlsIdentity server) {
        return new BrokerSecurity(
                "SASL_SSL", with(shows(server), sasl("SCRAM-SHA-512", "scram.ScramLoginModule")), Map.of());
    }

    /**
     * Clients show a certificate.
     *
     * @param server what the broker shows
     * @param client what the one client shows
     * @return the security
     */
    public static BrokerSecurity mutualTls(TlsIdentity server, TlsIdentity client) {
        Map<String, String> asks = Map.of(
                "ssl.client.auth",
                "required",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                client.certificate().toString());
        return new BrokerSecurity("SSL", with(shows(server), asks), Map.of());
    }

    /**
     * Clients log in with a token (OAUTHBEARER) over TLS. This JVM must allow the address of the keys.
     *
     * @param server what the broker shows
     * @param issuer whose tokens count
     * @return the security
     */
    public static BrokerSecurity tokens(TlsIdentity server, TokenIssuer issuer) {
        Map<String, String> handler = Map.of(
                "oauthbearer.sasl.server.callback.handler.class", OAuthBearerValidatorCallbackHandler.class.getName());
        Map<String, String> checks = Map.of(
                "sasl.oauthbearer.jwks.endpoint.url",
                issuer.keys().toString(),
                "sasl.oauthbearer.expected.audience",
                TokenIssuer.AUDIENCE);
        return new BrokerSecurity(
                "SASL_SSL",
                with(with(shows(server), sasl("OAUTHBEARER", "oauthbearer.OAuthBearerLoginModule")), handler),
                checks);
    }

    private static Map<String, String> shows(TlsIdentity server) {
        return Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                server.keyAndCertificate().toString());
    }

    private static Map<String, String> sasl(String mechanism, String module) {
        return Map.of(
                "sasl.enabled.mechanisms",
                mechanism,
                mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                "org.apache.kafka.common.security." + module + " required;");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /**
     * Lets nobody do what no rule allows, but for those who come by the open listener.
     *
     * @return the same with rules
     */
    public BrokerSecurity withAcls() {
        Map<String, String> rules =
                Map.of("authorizer.class.name", StandardAuthorizer.class.getName(), "super.users", "User:ANONYMOUS");
        return new BrokerSecurity(protocol, listener, with(broker, rules));
    }

    boolean isOpen() {
        return protocol.equals("PLAINTEXT");
    }
}
