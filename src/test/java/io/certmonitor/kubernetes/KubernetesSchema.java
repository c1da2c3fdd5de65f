package io.certmonitor.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether a manifest is what Kubernetes, Strimzi or the Prometheus Operator read: every field must be one of
 * theirs, and those that Kubernetes asks for must be there.
 */
final class KubernetesSchema {

    private static final Map<String, Class<?>> OPERATORS = Map.of(
            "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
            "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NothingIsTakenAlong())
            .build();

    private KubernetesSchema() {}

    /** What is wrong first; empty when nothing is. */
    static Optional<String> problem(JsonNode manifest) {
        String kind = manifest.path("kind").asText();
        String type = manifest.path("apiVersion").asText() + " " + kind;
        Class<?> operator = OPERATORS.get(type);
        return operator == null ? coreProblem(kind, manifest) : problem(operator, manifest);
    }

    private static Optional<String> problem(Class<?> type, JsonNode manifest) {
        try {
            STRICT.readValue(manifest.toString(), type);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> coreProblem(String kind, JsonNode manifest) {
        try {
            Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            return Optional.of("There is no schema of the kind " + kind);
        }
    }

    /** The classes of operators keep fields that they do not know; here those are mistakes. */
    private static final class NothingIsTakenAlong extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
