package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says what the rules do. */
class PolicyDocumentTest {

    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([A-Za-z.{}]+)` \\| (?:judged|shown|secret) \\|");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ");

    @Test
    void theTableOfFindingsHasEveryCode() throws IOException {
        assertThat(matches(CODE, document("policy"))).containsExactlyElementsOf(names());
    }

    @Test
    void theEventsDocumentNamesEveryCode() throws IOException {
        assertThat(document("events"))
                .contains(names().stream().map(name -> "`" + name + "`").toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {365, 198, 100, 47})
    void theTableOfTiersIsThatOfTheDefaultPolicy(int days) throws IOException {
        String row = PolicySettings.DEFAULT.expiryTiers().stream()
                .map(tier -> tier.threshold(Duration.ofDays(days)))
                .map(Words::of)
                .collect(Collectors.joining(" | ", "| " + days + " days | ", " |"));

        assertThat(document("policy")).contains(row);
    }

    @Test
    void everyFieldOfAnOrderHasItsUse() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("src/test/resources/azure/certificate-order.schema.json")
                        .toFile());
        List<String> fields = new ArrayList<>();
        add("", schema.path("properties"), fields);
        add("", schema.at("/$defs/orderProperties/properties"), fields);
        add("signedCertificate.", schema.at("/$defs/certificateDetails/properties"), fields);
        add("certificates.{name}.", schema.at("/$defs/keyVaultCertificate/properties"), fields);
        add("contact.", schema.at("/$defs/contact/properties"), fields);

        assertThat(matches(FIELD, document("policy"))).containsExactlyInAnyOrderElementsOf(fields);
    }

    private static void add(String prefix, JsonNode properties, List<String> fields) {
        properties.fieldNames().forEachRemaining(name -> fields.add(prefix + name));
    }

    private static List<String> names() {
        return FindingCode.BUILT_IN.stream().map(FindingCode::name).toList();
    }

    private static List<String> matches(Pattern pattern, String document) {
        return pattern.matcher(document)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("docs", name + ".md"));
    }
}
