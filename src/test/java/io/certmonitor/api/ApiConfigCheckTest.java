package io.certmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.ApiConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiConfigCheckTest {

    @Test
    void rolesThatNobodyIsAskedForAreAProblem() {
        assertThat(ApiConfigCheck.problems(api(false, List.of("auditors", "owners"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("certmonitor.api.roles is auditors,owners", "certmonitor.api.authentication"));
    }

    @Test
    void aRoleWithoutANameIsAProblem() {
        assertThat(ApiConfigCheck.problems(api(true, List.of("auditors", " "))))
                .containsExactly("certmonitor.api.roles has a role without a name");
    }

    @Test
    void aLoginWithAndWithoutRolesAndNoneAtAllAreNone() {
        assertThat(ApiConfigCheck.problems(api(true, List.of("auditors")))).isEmpty();
        assertThat(ApiConfigCheck.problems(api(true, null))).isEmpty();
        assertThat(ApiConfigCheck.problems(api(false, null))).isEmpty();
    }

    private static ApiConfig api(boolean authentication, @Nullable List<String> roles) {
        return new ApiConfig() {
            @Override
            public boolean authentication() {
                return authentication;
            }

            @Override
            public Optional<List<String>> roles() {
                return Optional.ofNullable(roles);
            }
        };
    }
}
