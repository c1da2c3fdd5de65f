package io.certmonitor.azure.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextLinksTest {

    private final NextLinks links = new NextLinks(URI.create("https://management.azure.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com/subscriptions?$skiptoken=a%20b|c d",
                "HTTPS://Management.Azure.Com/x",
                "https://management.azure.com:443/x",
                "https://management.azure.com?page=2",
                "https://management.azure.com"
            })
    void followsLinksToTheEndpoint(String link) {
        assertThat(links.follow(new TextNode(link))).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://management.azure.com/x",
                "https://management.azure.com:8443/x",
                "https://management.azure.com.evil.example/x",
                "https://evil.example/management.azure.com",
                "https://management.azure.com@evil.example/x",
                "https://management.azure.com:443@evil.example/x",
                "https://evil.example#@management.azure.com/x",
                "https://management.azure.com\\@evil.example/x",
                "https://evil.example\\.management.azure.com/x",
                "https://management.azure.com#x",
                " https://management.azure.com/x",
                "https://management.azure.com/x\r\nHost: evil.example",
                "//evil.example/x",
                "/subscriptions?page=2",
                "...",
                "https://management.azure.com:99999999/x"
            })
    void refusesLinksThatLeadElsewhere(String link) {
        assertBadPaging(() -> links.follow(new TextNode(link)));
    }

    @Test
    void refusesALinkThatIsNoText() {
        assertBadPaging(() -> links.follow(BooleanNode.TRUE));
    }

    @Test
    void endsWhenThereIsNoLink() {
        assertThat(links.follow(MissingNode.getInstance())).isNull();
        assertThat(links.follow(NullNode.getInstance())).isNull();
        assertThat(links.follow(new TextNode(""))).isNull();
    }

    @Test
    void refusesALinkThatItHasSeenBefore() {
        links.follow(page(1));
        links.follow(page(2));

        assertBadPaging(() -> links.follow(page(1)));
    }

    @Test
    void refusesTheLinkToThePageAfterTheTenThousandth() {
        for (int next = 2; next <= PageTrail.MAX_PAGES; next++) {
            links.follow(page(next));
        }

        assertBadPaging(() -> links.follow(page(PageTrail.MAX_PAGES + 1)));
    }

    @Test
    void knowsAnEndpointByItsPort() {
        NextLinks local = new NextLinks(URI.create("http://[::1]:8090"));

        assertThat(local.follow(new TextNode("http://[::1]:8090/x"))).isNotNull();
        assertBadPaging(() -> local.follow(new TextNode("http://[::1]/x")));
    }

    private static JsonNode page(int number) {
        return new TextNode("https://management.azure.com/x?page=" + number);
    }

    private static void assertBadPaging(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ListingException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.BAD_PAGING));
    }
}
