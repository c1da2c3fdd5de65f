package io.certmonitor.api;

import io.certmonitor.config.ApiConfig;
import java.util.ArrayList;
import java.util.List;

/** Finds settings that would look like a login and be none. */
public final class ApiConfigCheck {

    private ApiConfigCheck() {}

    /** What is wrong, with the property, its value and what to do; empty when nothing is. */
    public static List<String> problems(ApiConfig api) {
        List<String> problems = new ArrayList<>();
        List<String> roles = api.roles().orElse(List.of());
        if (!roles.isEmpty() && !api.authentication()) {
            problems.add("certmonitor.api.roles is " + String.join(",", roles)
                    + " while certmonitor.api.authentication is false: nobody would be asked for a role; set it to true,"
                    + " or remove the roles");
        }
        if (roles.stream().anyMatch(String::isBlank)) {
            problems.add("certmonitor.api.roles has a role without a name");
        }
        return problems;
    }
}
