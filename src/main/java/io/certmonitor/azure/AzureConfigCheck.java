package io.certmonitor.azure;

import io.certmonitor.azure.http.Endpoints;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.AzureConfig.Credential;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds every mistake in the configuration of Azure before the first request. */
public final class AzureConfigCheck {

    private static final String PREFIX = "certmonitor.azure.";
    private static final int MAX_CONCURRENCY = 1_000;
    private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");
    /** What the identity library takes, and would otherwise refuse at each login. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9.-]+");

    private final List<String> problems = new ArrayList<>();

    private AzureConfigCheck() {}

    /** The mistakes, each naming the property, its value and what is allowed; empty when there are none. */
    public static List<String> problems(AzureConfig config) {
        AzureConfigCheck check = new AzureConfigCheck();
        check.endpoint(config);
        check.apiVersion(config.apiVersion());
        check.tenant(config.tenantId());
        check.credential(config);
        check.limits(config);
        check.subscriptions(config.subscriptions().orElse(List.of()));
        check.globs("include", config.resourceGroups().include());
        check.globs("exclude", config.resourceGroups().exclude());
        return List.copyOf(check.problems);
    }

    private void endpoint(AzureConfig config) {
        config.endpoint().filter(endpoint -> !Endpoints.isPlain(endpoint)).ifPresent(endpoint -> {
            // What stands before the @ could be a password.
            String shown = endpoint.toString().replaceFirst("//[^/]*@", "//…@");
            add("endpoint", shown, "http:// or https:// with a host and perhaps a port, nothing more");
        });
    }

    private void apiVersion(String version) {
        if (!API_VERSION.matcher(version).matches()) {
            add("api-version", version, "a date such as 2024-11-01, perhaps with -preview behind it");
        }
    }

    private void tenant(Optional<String> tenantId) {
        tenantId.filter(id -> !id.isBlank() && !TENANT.matcher(id).matches())
                .ifPresent(id -> add("tenant-id", id, "the GUID or a domain of the tenant"));
    }

    private void credential(AzureConfig config) {
        Optional<URI> endpoint = config.endpoint();
        boolean none = config.credential() == Credential.NONE;
        if (none
                && !config.allowAnonymousEndpoint()
                && !endpoint.map(Endpoints::isLoopback).orElse(false)) {
            add(
                    "credential",
                    "none",
                    "another one, unless certmonitor.azure.endpoint is a loopback address or"
                            + " certmonitor.azure.allow-anonymous-endpoint is true");
        }
        if (!none && endpoint.filter(uri -> !Endpoints.isHttps(uri)).isPresent()) {
            add(
                    "credential",
                    name(config.credential()),
                    "none with an endpoint that is not https, since a token is never sent in the clear");
        }
        if (config.credential() == Credential.CLIENT_SECRET) {
            required("tenant-id", config.tenantId());
            required("client-id", config.clientId());
            required("client-secret", config.clientSecret());
        }
    }

    private void required(String property, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            add(property, "missing", "set when certmonitor.azure.credential is client-secret");
        }
    }

    private void limits(AzureConfig config) {
        if (config.concurrency() < 1 || config.concurrency() > MAX_CONCURRENCY) {
            add("concurrency", config.concurrency(), "1 to " + MAX_CONCURRENCY);
        }
        if (config.maxRetries() < 0) {
            add("max-retries", config.maxRetries(), "0 or more");
        }
        duration("request-timeout", config.requestTimeout());
        duration("max-backoff", config.maxBackoff());
    }

    private void duration(String property, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(Duration.ofDays(1)) > 0) {
            add(property, value, "between a millisecond and a day");
        }
    }

    private void subscriptions(List<String> ids) {
        ids.stream().filter(id -> !OrderId.isSubscriptionId(id)).forEach(id -> add("subscriptions", id, "GUIDs"));
    }

    private void globs(String list, Optional<List<String>> patterns) {
        for (String pattern : patterns.orElse(List.of())) {
            try {
                Glob.of(pattern);
            } catch (PatternSyntaxException e) {
                add(
                        "resource-groups." + list,
                        pattern,
                        "globs of *, ?, [a-c] and {one\\,two}, where \\, is a comma inside a glob: "
                                + e.getDescription());
            }
        }
    }

    private void add(String property, Object value, String allowed) {
        problems.add(PREFIX + property + " is " + value + ", but must be " + allowed);
    }

    private static String name(Credential credential) {
        return credential.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
