package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.broker.BrokerSecurity;
import io.certmonitor.broker.TlsIdentity;
import io.certmonitor.broker.TokenIssuer;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.PublishedExample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with brokers that ask who it is, set up as docs/kafka.md says. */
class SecuredBrokerIT {

    private static final String USER = "monitor";
    private static final String SECRET = "correct-horse-battery-staple";
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    @TempDir
    private Path folder;

    @AfterEach
    void allowNoUrl() {
        System.clearProperty(ALLOWED_URLS);
    }

    @Test
    void theDocumentedRightsSufficeAndOneThatIsTakenAwayShowsUntilItIsBack() throws Exception {
        TlsIdentity server = TlsIdentity.create(folder, "broker");
        try (MonitorRig rig = new MonitorRig(BrokerSecurity.scram(server).withAcls());
                Admin admin = rig.admin()) {
            addUser(admin);
            admin.createAcls(KafkaDocument.rights("User:" + USER)).all().get();
            ServiceProcess service = tellsWith(
                    rig,
                    "User and password (SASL over TLS)",
                    Map.of(
                            "user", USER,
                            "password", SECRET,
                            "ca.pem", server.certificate().toString()));

            AclBinding noWrite = denied(ResourceType.TOPIC, "certmonitor.observations", AclOperation.WRITE);
            admin.createAcls(List.of(noWrite)).all().get();
            rig.awaitTrouble(service, "topics", "unauthorized", "[WRITE] on certmonitor.observations");
            admin.deleteAcls(List.of(noWrite.toFilter())).all().get();
            rig.awaitAllClear(service);

            AclBinding noGroup = denied(ResourceType.GROUP, "certmonitor", AclOperation.READ);
            admin.createAcls(List.of(noGroup)).all().get();
            rig.awaitTrouble(service, "topology", "unauthorized", "GroupAuthorizationException");
            admin.deleteAcls(List.of(noGroup.toFilter())).all().get();
            rig.awaitAllClear(service);

            rig.with(
                    "KAFKA_SASL_JAAS_CONFIG",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required"
                            + " username=\"monitor\" password=\"wrong-" + SECRET + "\";");
            ServiceProcess stranger = rig.launch();
            await().atMost(MonitorRig.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> rig.health(stranger, "ready").contains("unauthenticated: "));
            await().during(Duration.ofSeconds(3)).until(() -> linesOf(stranger) == 1);
            assertThat(rig.health(stranger, "live")).contains("\"UP\"");
            keepsQuiet(service);
            keepsQuiet(stranger);
        }
    }

    @Test
    void aClientCertificateIsShown() {
        TlsIdentity server = TlsIdentity.create(folder, "broker");
        TlsIdentity client = TlsIdentity.create(folder, "monitor");
        try (MonitorRig rig = new MonitorRig(BrokerSecurity.mutualTls(server, client))) {
            ServiceProcess service = tellsWith(
                    rig,
                    "Client certificate (mutual TLS)",
                    Map.of(
                            "ca.pem", server.certificate().toString(),
                            "key-and-certificate.pem",
                                    client.keyAndCertificate().toString()));

            keepsQuiet(service);
        }
    }

    @Test
    void tokensAreFetchedWithClientCredentials() {
        TlsIdentity server = TlsIdentity.create(folder, "broker");
        try (TokenIssuer issuer = TokenIssuer.start(USER, SECRET)) {
            // The broker, which runs in this JVM, fetches the keys.
            System.setProperty(ALLOWED_URLS, issuer.keys().toString());
            try (MonitorRig rig = new MonitorRig(BrokerSecurity.tokens(server, issuer))) {
                ServiceProcess service = tellsWith(
                        rig,
                        "Tokens (OAUTHBEARER)",
                        Map.of(
                                "token-endpoint",
                                issuer.endpoint().toString(),
                                "client-id",
                                USER,
                                "client-secret",
                                SECRET,
                                "scope",
                                "kafka",
                                "ca.pem",
                                server.certificate().toString()));

                assertThat(issuer.issued()).isPositive();
                keepsQuiet(service);
            }
        }
    }

    /** Starts a service with the documented settings, and waits until it has told something. */
    private static ServiceProcess tellsWith(MonitorRig rig, String section, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("servers", rig.broker.bootstrapServers());
        KafkaDocument.environment(section, all).forEach(rig::with);
        rig.azure.putOrder(PublishedExample.order());
        ServiceProcess service = rig.start();
        await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);
        rig.awaitAllClear(service);
        return service;
    }

    private static void addUser(Admin admin) throws ExecutionException, InterruptedException {
        ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, info, SECRET)))
                .all()
                .get();
    }

    private static AclBinding denied(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.DENY));
    }

    /** How often it told of something that is not well. */
    private static long linesOf(ServiceProcess service) {
        return service.output().stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .count();
    }

    private static void keepsQuiet(ServiceProcess service) {
        assertThat(service.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains(SECRET));
    }
}
