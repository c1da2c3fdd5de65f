package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class DistinguishedNamesTest {

    private static final List<String> PIECES = List.of(
            "CN",
            "cn",
            "O",
            "OU",
            "=",
            "=",
            "=",
            ",",
            ", ",
            " ",
            "a.example",
            "*.b-1.example",
            "C D",
            "+",
            "\\",
            "\"",
            ";",
            "#41",
            "2.5.4.3",
            "é");
    private static final int TEXTS = 400;

    /** Names of plain parts are read without the parser, and must come out as it has them. */
    @RepeatedTest(10)
    void readsAnyTextAsTheParserDoes(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < TEXTS; i++) {
            String text = random.ints(random.nextInt(12), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());

            assertThat(DistinguishedNames.commonName(text)).as(text).isEqualTo(parsed(text));
        }
    }

    private static @Nullable String parsed(String text) {
        try {
            String found = null;
            for (Rdn rdn : new LdapName(text).getRdns()) {
                var commonName = rdn.toAttributes().get("CN");
                if (commonName != null && commonName.get() instanceof String value) {
                    found = value;
                }
            }
            return found;
        } catch (NamingException | IllegalArgumentException e) {
            return null;
        }
    }
}
