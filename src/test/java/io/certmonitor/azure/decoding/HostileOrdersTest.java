package io.certmonitor.azure.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.paging.ListPages;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.azure.paging.PagePolicy;
import io.certmonitor.azure.paging.TextResponse;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.DocumentJson;
import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.UnreadableProperty;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.Outcome;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whatever comes in place of an order, it is decoded or told of: nothing escapes, and no secret does. */
class HostileOrdersTest {

    private static final URI ENDPOINT = URI.create("https://management.azure.com");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final OrderJudge JUDGE = new OrderJudge(new Policy(PolicySettings.DEFAULT));
    private static final CloudEvents EVENTS = new CloudEvents(Portal.PUBLIC);
    /** As much of the certificate as is looked for at once. */
    private static final int CHUNK = 32;
    /** Jackson guesses the encoding of a page by its first bytes. */
    private static final int ENCODING = 0;

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void anOrderSurvivesEveryDamage(@ForAll boolean flat, @ForAll("damages") List<Damage> damages) throws IOException {
        ObjectNode order = flat ? RealisticOrders.flat() : RealisticOrders.nested();
        damages.forEach(damage -> damage.apply(order));

        DecodedOrder decoded = OrderDecoder.decode(order, "#1", RealisticOrders.SCOPE);

        assertSound(decoded);
        assertNoSecret(decoded);
        Statistics.label("order").collect(outcome(decoded)).coverage(coverage -> {
            coverage.check("certificate read").percentage(share -> share > 30);
            coverage.check("certificate not read").percentage(share -> share > 3);
            coverage.check("no order").percentage(share -> share > 1);
        });
    }

    @Property(tries = 1_500)
    void whateverIsNoOrderIsToldOfAsSuch(@ForAll("trees") JsonNode entry) throws IOException {
        DecodedOrder decoded = OrderDecoder.decode(entry, "#1", RealisticOrders.SCOPE);

        assertSound(decoded);
        assertThat(decoded.order() == null)
                .isEqualTo(decoded.problems().stream()
                        .anyMatch(problem -> problem.kind() == OrderProblem.Kind.NOT_AN_ORDER));
    }

    @Property(tries = 3_000)
    void aPageIsReadOrIsNoJson(@ForAll boolean flat, @ForAll("spots") List<Spot> spots) throws IOException {
        byte[] page = page(flat ? RealisticOrders.flat() : RealisticOrders.nested());
        for (Spot spot : spots) {
            page = spot.damage(page, ENCODING);
        }
        List<CertificateOrder> orders = new ArrayList<>();

        String outcome = read(
                page,
                entries -> entries.forEach(
                        entry -> Optional.ofNullable(OrderDecoder.decode(entry, "#1", RealisticOrders.SCOPE)
                                        .order())
                                .ifPresent(orders::add)));

        assertThat(outcome).isIn("page", FailureReason.NOT_JSON.name());
        for (CertificateOrder order : orders) {
            assertThat(WireJson.read(WireJson.write(order), CertificateOrder.class))
                    .isEqualTo(order);
        }
        Statistics.label("page")
                .collect(outcome)
                .coverage(coverage -> coverage.check("page").percentage(share -> share > 10));
    }

    @Property(tries = 3_000)
    void whateverIsNoCertificateIsNone(@ForAll("spots") List<Spot> spots) {
        byte[] der = Base64.getDecoder().decode(RealisticOrders.RAW_DATA);
        for (Spot spot : spots) {
            der = spot.damage(der, 0);
        }
        Optional<ParsedCertificate> parsed =
                CertificateParser.parse(Base64.getEncoder().encodeToString(der));

        parsed.ifPresent(certificate -> {
            assertThat(certificate.version()).isBetween(1, 3);
            assertThat(certificate.serialNumber()).matches("([0-9A-F]{2})+");
            assertThat(certificate.thumbprint()).matches("[0-9A-F]{40}");
            assertThat(certificate.subjectAlternativeNames()).doesNotContainNull();
            // Both may be null, but neither may fail.
            assertThat(String.valueOf(certificate.subject()) + certificate.issuer())
                    .isNotEmpty();
        });
        Statistics.label("certificate")
                .collect(parsed.isPresent() ? "read" : "not read")
                .coverage(coverage -> coverage.check("read").percentage(share -> share > 5));
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return HostileJson.damages();
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return HostileJson.trees(3);
    }

    @Provide
    Arbitrary<List<Spot>> spots() {
        return Spot.anywhere().list().ofMinSize(1).ofMaxSize(3);
    }

    /** It can be written and read again, what cannot be read of it is told, and it can be judged. */
    private static void assertSound(DecodedOrder decoded) throws IOException {
        CertificateOrder order = decoded.order();
        if (order != null) {
            assertThat(WireJson.read(WireJson.write(order), CertificateOrder.class))
                    .isEqualTo(order);
            assertThat(order.unreadable())
                    .isEqualTo(decoded.problems().stream()
                            .filter(problem -> problem.kind() == OrderProblem.Kind.UNREADABLE)
                            .map(problem -> new UnreadableProperty(problem.property(), problem.text()))
                            .toList());
            assertCanBeJudged(order);
        }
    }

    /** One order that the judge fails on would stop a whole partition. */
    private static void assertCanBeJudged(CertificateOrder order) throws IOException {
        Outcome outcome = JUDGE.see(null, order, NOW);
        assertThat(WireJson.read(WireJson.write(outcome.state()), OrderState.class))
                .isEqualTo(outcome.state());
        assertThat(DocumentJson.write(JudgedOrderDocument.of(outcome.state(), Portal.PUBLIC)))
                .isNotEmpty();
        outcome.events().forEach(event -> assertThat(EVENTS.of(event).getId()).isNotEmpty());
    }

    private static void assertNoSecret(DecodedOrder decoded) {
        String shown = String.valueOf(decoded);
        assertThat(shown).doesNotContain(RealisticOrders.CANARY);
        for (int i = 0; i + CHUNK <= RealisticOrders.RAW_DATA.length(); i += CHUNK) {
            if (shown.contains(RealisticOrders.RAW_DATA.substring(i, i + CHUNK))) {
                throw new AssertionError("A part of the certificate is shown: " + shown);
            }
        }
    }

    private static String outcome(DecodedOrder decoded) {
        CertificateOrder order = decoded.order();
        if (order == null) {
            return "no order";
        }
        return order.signedCertificate() != null
                        && !order.signedCertificate().subjectAlternativeNames().isEmpty()
                ? "certificate read"
                : "certificate not read";
    }

    private static byte[] page(JsonNode order) {
        return ("{\"value\":[" + order + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** What becomes of an answer: a page, or the reason why it is none. */
    private static String read(byte[] body, Consumer<JsonNode> entries) {
        PageCollector collector = new ListPages(Operation.LIST_ORDERS, "s", new Tries(), ENDPOINT, entries);
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .policies(new PagePolicy(Schedulers.boundedElastic()))
                .httpClient(request -> Mono.just(new TextResponse(request, 200, new HttpHeaders(), body)))
                .build();
        HttpRequest request = new HttpRequest(HttpMethod.GET, ENDPOINT.toString());
        try {
            pipeline.send(request, new Context(PageCollector.KEY, collector)).block(SOON);
            return "page";
        } catch (ListingException e) {
            return e.failure().reason().name();
        }
    }
}
