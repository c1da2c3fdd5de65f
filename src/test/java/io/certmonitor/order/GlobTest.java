package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rg-web          | rg-web",
                "RG-Web          | rg-wEB",
                "rg-*            | rg-",
                "rg-*            | RG-web.prod_(1)",
                "*               | .hidden",
                "*-prod          | web-prod",
                "rg-?            | rg-a",
                "rg-[a-c]        | rg-B",
                "rg-[!a-c]       | rg-d",
                "{web,api}-prod  | API-prod",
                "{web-*,api}     | web-1",
                "rg.(1)          | rg.(1)",
                "rg-+$^}          | rg-+$^}",
                "stra\u00DFe-*   | STRA\u00DFE-1",
                "*               | \u0433\u0440\u0443\u043F\u043F\u0430"
            },
            quoteCharacter = '~')
    void aNameThatFitsMatches(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rg-web          | rg-web2",
                "rg-web          | my-rg-web",
                "rg.web          | rg-web",
                "rg-?            | rg-",
                "rg-?            | rg-ab",
                "rg-[a-c]        | rg-d",
                "rg-[!a-c]       | rg-a",
                "{web,api}-prod  | db-prod",
                "rg-*            | rg"
            })
    void aNameThatDoesNotFitDoesNotMatch(String pattern, String name) {
        assertThat(Glob.of(pattern).matches(name)).isFalse();
    }

    @Test
    void anEmptyPatternMatchesTheEmptyNameOnly() {
        assertThat(Glob.of("").matches("")).isTrue();
        assertThat(Glob.of("").matches("rg")).isFalse();
    }

    @Test
    void aNameThatNoFileCouldHaveIsMatchedLikeAnyOther() {
        // File names depend on the operating system and, on Linux, on the locale of the process.
        assertThat(Glob.of("rg-*").matches("rg-\0")).isTrue();
        assertThat(Glob.of("rg-?").matches("rg-\uD83D\uDE00")).isTrue();
        assertThat(Glob.of("rg-\uD83D\uDE00").matches("rg-\uD83D\uDE00")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rg-[a", "rg-[", "rg-[]", "rg-{a,b", "{a,{b,c}}", "rg-[c-a]"})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void patternsThatDifferInCaseAloneAreEqual() {
        assertThat(Glob.of("RG-*")).isEqualTo(Glob.of("rg-*")).hasSameHashCodeAs(Glob.of("rg-*"));
        assertThat(Glob.of("rg-*")).isNotEqualTo(Glob.of("rg-?")).isNotEqualTo(Glob.of("rg-\u0131"));
        assertThat(Glob.of("rg-i")).isNotEqualTo(Glob.of("rg-\u0131"));
        assertThat(Glob.of("RG-*")).hasToString("RG-*");
    }
}
