package io.certmonitor.simulator;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bearer tokens the simulator accepts; a call without one is refused in any case. */
public sealed interface BearerPolicy {

    /** Accepts every token that is not blank. */
    record Any() implements BearerPolicy {}

    /**
     * Accepts these tokens only.
     *
     * @param tokens the tokens, without the word Bearer
     */
    record Exactly(Set<String> tokens) implements BearerPolicy {

        /** Keeps an own copy of the tokens. */
        public Exactly {
            tokens = Set.copyOf(tokens);
        }
    }

    /**
     * Accepts these tokens only, each of which sees the subscriptions of its tenant and those delegated to it. The
     * other policies' tokens see every tenant.
     *
     * @param tenants the GUIDs of the tenants by token, without the word Bearer
     */
    record OfTenants(Map<String, String> tenants) implements BearerPolicy {

        /** Keeps an own copy of the tokens. */
        public OfTenants {
            tenants = Map.copyOf(tenants);
        }
    }

    /**
     * Accepts every token that is not blank.
     *
     * @return the policy
     */
    static BearerPolicy any() {
        return new Any();
    }

    /**
     * Accepts these tokens only.
     *
     * @param tokens the tokens, without the word Bearer
     * @return the policy
     */
    static BearerPolicy exactly(String... tokens) {
        return new Exactly(Set.of(tokens));
    }

    /**
     * Accepts these tokens only, each within its tenant.
     *
     * @param tenants the GUIDs of the tenants by token, without the word Bearer
     * @return the policy
     */
    static BearerPolicy ofTenants(Map<String, String> tenants) {
        return new OfTenants(tenants);
    }

    /** How ARM refuses, with the challenge that tells where to get a token. */
    private static ArmException refusal(String code, String message, String error) {
        return new ArmException(
                401,
                code,
                message,
                Map.of(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://login.microsoftonline.com/"
                                + SimulatedSubscription.DEFAULT_TENANT + "\", error=\"" + error
                                + "\", error_description=\"" + message + "\""));
    }

    /**
     * Tells who calls.
     *
     * @param authorization the header, null when it was not sent
     * @return the caller
     * @throws ArmException when there is no acceptable token
     */
    default Caller caller(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization.strip();
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        if (token.isEmpty()) {
            throw refusal(
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing.",
                    "invalid_token");
        }
        boolean unknown = (this instanceof Exactly exactly && !exactly.tokens().contains(token))
                || (this instanceof OfTenants of && !of.tenants().containsKey(token));
        if (unknown) {
            throw refusal("InvalidAuthenticationToken", "The access token is invalid.", "invalid_token");
        }
        return new Caller(token, this instanceof OfTenants of ? of.tenants().get(token) : null);
    }
}
