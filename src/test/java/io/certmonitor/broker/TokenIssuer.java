package io.certmonitor.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives access tokens to one client (OAuth 2.0, client credentials), and tells the key that they are signed with, also
 * as an OpenID Connect provider does.
 */
public final class TokenIssuer implements AutoCloseable {

    static final String AUDIENCE = "kafka";

    private static final int LIFETIME_SECONDS = 600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final HttpServer server;
    private final String credentials;
    private final AtomicInteger issued = new AtomicInteger();

    private TokenIssuer(KeyPair keys, HttpServer server, String credentials) {
        this.keys = keys;
        this.server = server;
        this.credentials = credentials;
        server.createContext("/token", this::answerToken);
        server.createContext("/keys", exchange -> answer(exchange, 200, jwks()));
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.start();
    }

    /**
     * Starts it on a free port.
     *
     * @param clientId who may have tokens
     * @param clientSecret how it proves that
     * @return the issuer
     */
    public static TokenIssuer start(String clientId, String clientSecret) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] both = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
            return new TokenIssuer(
                    generator.generateKeyPair(),
                    server,
                    "Basic " + Base64.getEncoder().encodeToString(both));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    /**
     * Who it is: the address below which it can be discovered.
     *
     * @return the issuer
     */
    public URI issuer() {
        return uri("");
    }

    /**
     * Where tokens are to be had.
     *
     * @return the token endpoint
     */
    public URI endpoint() {
        return uri("/token");
    }

    /**
     * Where the key is to be had.
     *
     * @return the JSON Web Key Set
     */
    public URI keys() {
        return uri("/keys");
    }

    /**
     * How many tokens it has given.
     *
     * @return the number
     */
    public int issued() {
        return issued.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answerToken(HttpExchange exchange) throws IOException {
        if (credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            issued.incrementAndGet();
            String answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}";
            answer(exchange, 200, answer.formatted(token(AUDIENCE), LIFETIME_SECONDS));
        } else {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        }
    }

    /**
     * A token without asking for it.
     *
     * @param audience whom it is for
     * @param roles of its holder
     * @return the token, signed
     */
    public String token(String audience, String... roles) {
        long now = Instant.now().getEpochSecond();
        String groups = Stream.of(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",", "[", "]"));
        String claims =
                "{\"iss\":\"%s\",\"sub\":\"monitor\",\"aud\":\"%s\",\"scope\":\"kafka\",\"groups\":%s,\"iat\":%d,\"exp\":%d}"
                        .formatted(issuer(), audience, groups, now, now + LIFETIME_SECONDS);
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with RSA", e);
        }
    }

    private String discovery() {
        return "{\"issuer\":\"%s\",\"token_endpoint\":\"%s\",\"jwks_uri\":\"%s\"}"
                .formatted(issuer(), endpoint(), keys());
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(encode(key.getModulus()), encode(key.getPublicExponent()));
    }

    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
