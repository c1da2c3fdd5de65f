package io.certmonitor.kafka;

import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.CoordinatorLoadInProgressException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says of a failed call to Kafka what kind of trouble it is, and what to do about it. */
public final class KafkaFailures {

    /** The first that fits counts; what else the brokers answer is a refusal. */
    private static final Map<Class<? extends Throwable>, Reason> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put(AuthenticationException.class, Reason.UNAUTHENTICATED);
        REASONS.put(LoginException.class, Reason.UNAUTHENTICATED);
        REASONS.put(AuthorizationException.class, Reason.UNAUTHORIZED);
        REASONS.put(UnknownTopicOrPartitionException.class, Reason.TOPIC_MISSING);
        REASONS.put(UnknownTopicIdException.class, Reason.TOPIC_MISSING);
        REASONS.put(NotEnoughReplicasException.class, Reason.TOO_FEW_REPLICAS);
        REASONS.put(NotEnoughReplicasAfterAppendException.class, Reason.TOO_FEW_REPLICAS);
        REASONS.put(InvalidReplicationFactorException.class, Reason.TOO_FEW_REPLICAS);
        REASONS.put(LeaderNotAvailableException.class, Reason.NO_LEADER);
        REASONS.put(NotLeaderOrFollowerException.class, Reason.NO_LEADER);
        REASONS.put(TimeoutException.class, Reason.UNREACHABLE);
        REASONS.put(DisconnectException.class, Reason.UNREACHABLE);
        REASONS.put(NetworkException.class, Reason.UNREACHABLE);
        REASONS.put(BrokerNotAvailableException.class, Reason.UNREACHABLE);
        REASONS.put(CoordinatorNotAvailableException.class, Reason.UNREACHABLE);
        REASONS.put(CoordinatorLoadInProgressException.class, Reason.UNREACHABLE);
        REASONS.put(ApiException.class, Reason.REFUSED);
    }

    /** How clients say, as if it were a wrong setting, that no name of a broker can be resolved now. */
    private static final String UNRESOLVED = "No resolvable bootstrap urls";

    private KafkaFailures() {}

    /**
     * The trouble that a failure shows.
     *
     * @param failure of a Kafka client; what wraps the real cause is looked through
     */
    public static KafkaTrouble trouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Map.Entry<Class<? extends Throwable>, Reason> entry : REASONS.entrySet()) {
                if (entry.getKey().isInstance(cause)) {
                    return new KafkaTrouble(entry.getValue(), advice(entry.getValue()) + " (" + said(cause) + ")");
                }
            }
        }
        Throwable cause = rootCause(failure);
        if (String.valueOf(cause.getMessage()).startsWith(UNRESOLVED)) {
            return new KafkaTrouble(Reason.UNREACHABLE, advice(Reason.UNREACHABLE) + " (" + said(cause) + ")");
        }
        return new KafkaTrouble(Reason.INTERNAL, advice(cause) + " (" + said(cause) + ")");
    }

    /** What a failure says of itself, without anything of a JAAS configuration, which holds passwords. */
    private static String said(Throwable failure) {
        Throwable root = rootCause(failure);
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String because = root == failure ? "" : " (" + root.getMessage() + ")";
        return (text + because).contains("JAAS")
                ? failure.getClass().getSimpleName() + ": the JAAS configuration cannot be read (it is not shown)"
                : text + because;
    }

    private static String advice(Throwable cause) {
        return cause instanceof ConfigException || cause instanceof IllegalArgumentException
                ? "the settings below kafka cannot be used: put them right"
                : advice(Reason.INTERNAL);
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "no broker answers in time: check kafka.bootstrap.servers, the network and the brokers";
            case UNAUTHENTICATED ->
                "the brokers do not accept who the monitor is: check kafka.security.protocol and the"
                        + " settings below kafka.sasl and kafka.ssl";
            case UNAUTHORIZED -> "a right is missing: grant those that docs/kafka.md lists";
            case TOPIC_MISSING, TOPIC_MISMATCH -> "a topic is missing: create it as docs/reliability.md says";
            case TOO_FEW_REPLICAS ->
                "too few brokers for the replicas: bring brokers back, or lower"
                        + " min.insync.replicas or certmonitor.topics.replication-factor";
            case NO_LEADER -> "a partition has no leader: bring back the brokers that hold it";
            case REFUSED ->
                "the brokers refuse: see their disks and quotas, their policies and the limits of the topics";
            case INTERNAL -> "the monitor itself has failed: the log says more";
        };
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }
}
