package io.certmonitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaFailuresTest {

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsUnderstoodHoweverDeepItIsWrapped(Throwable failure, Reason reason) {
        assertThat(KafkaFailures.trouble(failure).reason()).isEqualTo(reason);
        assertThat(KafkaFailures.trouble(new KafkaException("outer", new ExecutionException(failure)))
                        .reason())
                .isEqualTo(reason);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TimeoutException("no answer"), Reason.UNREACHABLE),
                Arguments.of(new DisconnectException(), Reason.UNREACHABLE),
                Arguments.of(new SaslAuthenticationException("wrong password"), Reason.UNAUTHENTICATED),
                Arguments.of(new SslAuthenticationException("wrong certificate"), Reason.UNAUTHENTICATED),
                Arguments.of(new LoginException("no token"), Reason.UNAUTHENTICATED),
                Arguments.of(new TopicAuthorizationException(Set.of("t")), Reason.UNAUTHORIZED),
                Arguments.of(new GroupAuthorizationException("g"), Reason.UNAUTHORIZED),
                Arguments.of(new TransactionalIdAuthorizationException("x"), Reason.UNAUTHORIZED),
                Arguments.of(new UnknownTopicOrPartitionException("t"), Reason.TOPIC_MISSING),
                Arguments.of(new NotEnoughReplicasException("r"), Reason.TOO_FEW_REPLICAS),
                Arguments.of(new InvalidReplicationFactorException("r"), Reason.TOO_FEW_REPLICAS),
                Arguments.of(new LeaderNotAvailableException("l"), Reason.NO_LEADER),
                Arguments.of(new KafkaStorageException("full"), Reason.REFUSED),
                Arguments.of(new PolicyViolationException("read-only"), Reason.REFUSED),
                Arguments.of(new RecordTooLargeException("large"), Reason.REFUSED),
                Arguments.of(new IllegalStateException("bug"), Reason.INTERNAL));
    }

    @Test
    void theMessageSaysWhatToDoAndWhatTheClientSaid() {
        assertThat(KafkaFailures.trouble(new TopicAuthorizationException(Set.of("certmonitor.orders")))
                        .message())
                .isEqualTo("a right is missing: grant those that docs/kafka.md lists"
                        + " (TopicAuthorizationException: Not authorized to access topics: [certmonitor.orders])");
    }

    @Test
    void aBrokerWhoseNameCannotBeResolvedIsUnreachable() {
        KafkaTrouble trouble = KafkaFailures.trouble(
                failureOf(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "broker.invalid:9092")));

        assertThat(trouble.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aSettingThatCannotBeUsedIsNamed() {
        KafkaTrouble trouble = KafkaFailures.trouble(failureOf(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG, "PLAINTXT")));

        assertThat(trouble.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(trouble.message()).contains("settings below kafka", "security.protocol");
    }

    @ParameterizedTest
    @MethodSource("brokenJaasSettings")
    void aJaasConfigurationThatCannotBeReadIsNotShown(String jaas) {
        KafkaTrouble trouble = KafkaFailures.trouble(failureOf(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM, "PLAIN",
                SaslConfigs.SASL_JAAS_CONFIG, jaas)));

        assertThat(trouble.reason()).isIn(Reason.INTERNAL, Reason.UNAUTHENTICATED);
        assertThat(trouble.message()).doesNotContain("hunter2").contains("kafka");
    }

    static List<String> brokenJaasSettings() {
        String module = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" ";
        return List.of(
                module + "password=\"x\" hunter2;",
                module + "password=\"x\"hunter2\";",
                module + "password=\"hunter2\"",
                "hunter2",
                "no.such.Module required password=\"hunter2\";",
                "org.apache.kafka.common.security.plain.PlainLoginModule hunter2;");
    }

    private static KafkaException failureOf(Map<String, Object> settings) {
        try {
            Admin.create(settings).close();
            throw new AssertionError("These settings should not be usable");
        } catch (KafkaException e) {
            return e;
        }
    }
}
