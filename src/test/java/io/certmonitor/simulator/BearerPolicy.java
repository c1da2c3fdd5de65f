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

    /** Throws as ARM refuses, with the challenge that tells where to get a token. */
    private static void refuse(String code, String message, String error) {
        throw new ArmException(
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
     * Refuses a request that has no acceptable token.
     *
     * @param authorization the header, null when it was not sent
     */
    default void check(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization.strip();
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        if (token.isEmpty()) {
            refuse(
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing.",
                    "invalid_token");
        }
        if (this instanceof Exactly exactly && !exactly.tokens().contains(token)) {
            refuse("InvalidAuthenticationToken", "The access token is invalid.", "invalid_token");
        }
    }
}
