package io.certmonitor.azure.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorityCacheTest {

    private static final String ROOT = TestCertificate.authority("CN=Root").base64();

    private final List<String> parsed = new ArrayList<>();
    private final AuthorityCache cache = new AuthorityCache(2, this::parse);

    @Test
    void parsesACertificateOnce() {
        assertThat(cache.get(ROOT)).isPresent().isEqualTo(cache.get(ROOT));
        assertThat(parsed).containsExactly(ROOT);
    }

    @Test
    void remembersWhatIsNoCertificate() {
        assertThat(cache.get("x")).isEmpty();
        assertThat(cache.get("x")).isEmpty();
        assertThat(parsed).containsExactly("x");
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        cache.get("a");
        cache.get("b");
        cache.get("a");

        cache.get("c");
        cache.get("a");
        cache.get("b");

        assertThat(parsed).containsExactly("a", "b", "c", "b");
    }

    private Optional<ParsedCertificate> parse(String text) {
        parsed.add(text);
        return CertificateParser.parse(text);
    }
}
