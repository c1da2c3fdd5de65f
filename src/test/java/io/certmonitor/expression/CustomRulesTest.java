package io.certmonitor.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.event.OrderDocument;
import io.certmonitor.expression.CustomRuleCompiler.Mistake;
import io.certmonitor.expression.CustomRuleCompiler.Part;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of a team judge orders, are refused when they are wrong, and can hurt nothing. */
class CustomRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final CertificateOrder ORDER = SampleOrders.everything();
    private static final CertificateOrder BARE =
            CertificateOrder.builder(SampleOrders.ID).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.name == 'www-Contoso'",
                "order.subscriptionId.startsWith('0A6F1C52') && order.resourceGroup == 'rg-Web'",
                "order.id.endsWith('/certificateOrders/www-Contoso')",
                "order.tags['team'] == 'web' && order.tags.env == 'prod'",
                "order.tags[?'owner'].orValue('nobody') == 'nobody'",
                "order.domain == 'www.contoso.com'",
                "order.status == 'Issued' && order.provisioningState == 'Succeeded'",
                "order.productType == 'StandardDomainValidatedSsl'",
                "order.serialNumber == '0AFC01' && order.thumbprint == 'A1B2'",
                "order.keySize < 3072 && order.keySize / 2 == 1024",
                "order.signatureAlgorithm.lowerAscii().contains('sha256')",
                "order.subjectAlternativeNames.all(name, name.endsWith('contoso.com'))",
                "sets.contains(order.subjectAlternativeNames, ['contoso.com'])",
                "order.autoRenew && !order.isPrivateKeyExternal",
                "order.nextAutoRenewalTimeStamp < now",
                "order.lastCertificateIssuanceTime == timestamp('2026-06-01T00:00:00Z')",
                "order.notRenewableReasons.exists(reason, reason == 'MoonIsFull')",
                "order.keyVaultCertificates.exists_one(c, c.name == 'web' && c.status == 'Succeeded')",
                "order.keyVaultCertificates[0].keyVaultId.endsWith('kv-web') && order.keyVaultCertificates[0].secretName != ''",
                "order.expiration.effective == order.expiration.certificate",
                "order.expiration.order > order.expiration.certificate",
                "order.expiration.lifetime > duration('4700h')",
                "order.expiration.effective - now < duration('720h')",
                "now.getFullYear() == 2026",
                "size(order.subjectAlternativeNames) == 2 && order.subjectAlternativeNames.join(',').matches('^www[.]')"
            })
    void expressionsSpeakOfEveryFieldWithItsType(String expression) {
        assertThat(judge(rule(expression), ORDER)).extracting(Finding::code).containsExactly(code());
    }

    @Test
    void orderHasTheFieldsThatAreToldOfIt() {
        assertThat(OrderShapes.ORDER.type().fieldNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(OrderDocument.class.getRecordComponents())
                                        .map(RecordComponent::getName),
                                Stream.of("expiration"))
                        .toList());
    }

    @Test
    void findingIsAsTheRuleSays() {
        CustomRule rule =
                new CustomRule(code(), Severity.CRITICAL, "order.keySize < 4096", "{{{order.keySize}}}", "Rekey.");

        assertThat(judge(rule, ORDER)).containsExactly(Finding.of(code(), Severity.CRITICAL, "{2048}", "Rekey."));
    }

    @Test
    void ruleThatDoesNotHoldFindsNothing() {
        assertThat(judge(rule("order.keySize > 4096"), ORDER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!has(order.autoRenew)",
                "order.?autoRenew.orValue(true)",
                "!has(order.expiration.effective)",
                "size(order.tags) + size(order.subjectAlternativeNames) + size(order.keyVaultCertificates) == 0",
                "!has(order.serialNumber) || order.serialNumber == 'x'"
            })
    void absentValuesCanBeAskedFor(String expression) {
        assertThat(judge(rule(expression), BARE)).extracting(Finding::property).containsExactly((String) null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.autoRenew|at character 6: key 'autoRenew' is not present in map",
                "order.tags['owner'] == 'x'|at character 11: key 'owner' is not present in map",
                "order.expiration.effective < now|at character 17: key 'effective' is not present in map",
                "1 / size(order.tags) == 1|at character 3: / by zero",
                "order.subjectAlternativeNames[3] == 'x'|at character 30: Index out of bounds: 3",
                "int(order.name) == 1|at character 4: For input string: \"www-Contoso\""
            })
    void ruleThatCannotBeEvaluatedIsAFindingThatSaysWhy(String expression, String cause) {
        assertThat(judge(rule(expression), BARE)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code());
            assertThat(finding.property()).isEqualTo(CustomRules.EXPRESSION);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message())
                    .isEqualTo("The policy's rule CUSTOM_TEST cannot be evaluated for this order: " + cause + ".");
        });
    }

    @Test
    void oneRuleThatFailsKeepsNoOtherFromBeingAsked() {
        CustomRuleCompiler compiler = new CustomRuleCompiler();
        compiler.add(rule("order.autoRenew"));
        compiler.add(rule("order.name == 'www-Contoso'"));

        assertThat(compiler.rules().judge(BARE, NOW))
                .extracting(Finding::property)
                .containsExactly(CustomRules.EXPRESSION, null);
    }

    @Test
    void valueThatIsMissingInAMessageKeepsNoFindingBack() {
        CustomRule rule = withMessage("serial {order.serialNumber}, {size(order.tags)} tags");

        assertThat(judge(rule, BARE))
                .containsExactly(Finding.of(
                        code(),
                        Severity.INFO,
                        "serial (not known), 0 tags",
                        "The policy's rule CUSTOM_TEST says no more; ask those who wrote it."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "{order.name} has {order.keySize} bits|www-Contoso has 2048 bits",
                "{order.expiration.effective}|2026-12-15T23:59:59Z",
                "{order.expiration.effective - now}|1951199s",
                "{order.autoRenew} {1.5} {2u}|true 1.5 2",
                "{{literal}} {'}'} {\"{\"}|{literal} } {",
                "{ {'a': 'b'}['a'] }|b",
                "{order.tags[?'owner'].orValue('nobody')}|nobody",
                "{dyn(order.keySize)}|2048"
            })
    void messageIsTextWithValues(String template, String text) {
        assertThat(judge(withMessage(template), ORDER))
                .extracting(Finding::message)
                .containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.statos == 'Issued'|line 1, column 6: undefined field 'statos'",
                "order.expiration.soon < now|line 1, column 17: undefined field 'soon'",
                "order.keyVaultCertificates.exists(c, c.state == '')|line 1, column 39: undefined field 'state'",
                "order.domainVerificationToken != ''|line 1, column 6: undefined field 'domainVerificationToken'",
                "oder.name == ''|line 1, column 1: undeclared reference to 'oder'",
                "order.name|line 1, column 1: it gives string, but must give bool",
                "dyn(order).name|line 1, column 1: it gives dyn, but must give bool",
                "order.name.matches('(')|line 1, column 20: error parsing regexp: missing closing ): `(`",
                "order.name.matches('a(?=b)')|line 1, column 20: error parsing regexp: invalid or unsupported Perl syntax: `(?=`",
                "timestamp('tomorrow') < now|line 1, column 11: timestamp validation failed. Reason: evaluation error: Text 'tomorrow' could not be parsed at index 0"
            })
    void wrongExpressionIsToldWithItsPlace(String expression, String mistake) {
        assertThat(new CustomRuleCompiler().add(rule(expression)))
                .containsExactly(new Mistake(Part.EXPRESSION, mistake));
    }

    @Test
    void wrongTypesAreToldWithTheOnesThatWouldFit() {
        assertThat(new CustomRuleCompiler().add(rule("order.name == 1")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.description())
                        .startsWith(
                                "line 1, column 12: found no matching overload for '_==_' applied to '(string, int)'"));
    }

    @Test
    void lineOfAMistakeIsTold() {
        assertThat(new CustomRuleCompiler().add(rule("order.name == 'x'\n  || order.foo == 1")))
                .extracting(Mistake::description)
                .containsExactly("line 2, column 11: undefined field 'foo'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{order.name|column 1: this brace is not closed; write {{ for a brace",
                "ends }|column 6: this brace closes nothing; write }} for a brace",
                "{order.tags}|in {order.tags}: line 1, column 1: it gives map, but must give bool, double, duration, dyn, int, string, timestamp, uint",
                "{}|in {}: line 1, column 1: mismatched input '<EOF>'"
            })
    void wrongMessageIsToldWithItsPlace(String template, String mistake) {
        assertThat(new CustomRuleCompiler().add(withMessage(template)))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.part()).isEqualTo(Part.MESSAGE);
                    assertThat(told.description()).startsWith(mistake);
                });
    }

    @Test
    void orderWith250NamesIsJudged() {
        CertificateOrder large = withNames(250);

        assertThat(judge(
                        rule(
                                "order.subjectAlternativeNames.all(n, n.endsWith('.contoso.com')) && "
                                        + "order.subjectAlternativeNames.filter(n, n.contains('7')).map(n, n + '.').size() > 10"),
                        large))
                .extracting(Finding::property)
                .containsExactly((String) null);
    }

    @Test
    void loopsWithoutEndAreCutShort() {
        CustomRule greedy = rule("order.subjectAlternativeNames.exists(a, order.subjectAlternativeNames.exists(b,"
                + " order.subjectAlternativeNames.exists(c, a + b + c == '')))");

        assertThat(judge(greedy, withNames(250)))
                .extracting(Finding::message)
                .containsExactly("The policy's rule CUSTOM_TEST cannot be evaluated for this order: at character 37:"
                        + " Iteration budget exceeded: " + Language.MAX_ITERATIONS + ".");
    }

    @Test
    void longAndDeepExpressionsAreRefused() {
        String longer = "order.name == '" + "x".repeat(Language.MAX_LENGTH) + "'";
        String deep = "(".repeat(60) + "true" + ")".repeat(60);
        String doubling = "['a']" + ".map(x, x + x)".repeat(60) + " == []";

        assertThat(Stream.of(longer, deep, doubling)
                        .map(text -> new CustomRuleCompiler().add(rule(text)).size()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void rulesCanBeAskedByManyThreads() throws Exception {
        CustomRuleCompiler compiler = new CustomRuleCompiler();
        compiler.add(withMessage("{order.name}"));
        CustomRules rules = compiler.rules();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Finding>>> calls = IntStream.range(0, 400)
                    .<Callable<List<Finding>>>mapToObj(i -> () -> rules.judge(ORDER, NOW))
                    .toList();
            for (Future<List<Finding>> found : threads.invokeAll(calls)) {
                assertThat(found.get()).extracting(Finding::message).containsExactly("www-Contoso");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutRulesThereIsNothingToAsk() {
        assertThat(new CustomRuleCompiler().rules()).isSameAs(CustomRules.NONE);
    }

    private static CertificateOrder withNames(int count) {
        CertificateDetails certificate = Objects.requireNonNull(ORDER.signedCertificate());
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> "www" + i + ".contoso.com")
                .collect(Collectors.toList());
        return ORDER.toBuilder()
                .signedCertificate(new CertificateDetails(
                        3,
                        certificate.serialNumber(),
                        certificate.thumbprint(),
                        certificate.subject(),
                        certificate.notBefore(),
                        certificate.notAfter(),
                        certificate.signatureAlgorithm(),
                        certificate.issuer(),
                        "RSA",
                        2048,
                        names))
                .build();
    }

    private static List<Finding> judge(CustomRule rule, CertificateOrder order) {
        CustomRuleCompiler compiler = new CustomRuleCompiler();
        assertThat(compiler.add(rule)).isEmpty();
        return compiler.rules().judge(order, NOW);
    }

    private static CustomRule rule(String expression) {
        return rule(expression, "It holds.", null);
    }

    private static CustomRule withMessage(String message) {
        return rule("true", message, null);
    }

    private static CustomRule rule(String expression, String message, @Nullable String remediation) {
        return new CustomRule(code(), Severity.INFO, expression, message, remediation);
    }

    private static FindingCode code() {
        return new FindingCode("CUSTOM_TEST");
    }
}
