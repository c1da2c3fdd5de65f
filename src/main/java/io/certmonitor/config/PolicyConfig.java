package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The team's policy as it is written. Every value is text: what it means, and whether it can be meant, is decided in
 * {@code io.certmonitor.definition}, so that all mistakes are told together. What is absent is left as it is.
 */
@ConfigMapping(prefix = "certmonitor.policy")
public interface PolicyConfig extends PolicyChangesConfig {

    /** Other settings for some orders; the most specific match wins, of equals the first. */
    List<OverrideConfig> overrides();

    /** What is not to be told for a time. */
    List<Suppression> suppressions();

    /** Rules besides the built-in ones. */
    List<CustomRule> customRules();

    /** Other settings for some orders. */
    interface OverrideConfig extends PolicyChangesConfig {

        /** Its name in explanations; its place in the list when absent. */
        Optional<String> name();

        /** The orders it is for. */
        Match match();
    }

    /** Which orders something is for: those that match everything given. */
    interface Match {

        /** Subscription ids. */
        Optional<List<String>> subscriptions();

        /** Resource groups, as globs. */
        Optional<List<String>> resourceGroups();

        /** Names of orders, as globs. */
        Optional<List<String>> names();

        /** Values of Azure tags as globs, by the tag's name. */
        Map<String, String> tags();
    }

    /** Keeps findings from being told until a date. */
    interface Suppression {

        /** The orders it is for; all when absent. */
        Match match();

        /** The codes it is for; all when absent. */
        Optional<List<String>> codes();

        /** When it ends: an instant, or a date for the start of that day in UTC. */
        Optional<String> until();

        /** Why. */
        Optional<String> reason();
    }

    /** A rule besides the built-in ones. */
    interface CustomRule {

        /** Its code is {@code CUSTOM_} and this name. */
        Optional<String> name();

        /** Severity of its findings. */
        Optional<String> severity();

        /** Where it holds, in the Common Expression Language. */
        Optional<String> expression();

        /** The message of its findings, with expressions in braces. */
        Optional<String> message();

        /** What to do about it. */
        Optional<String> remediation();
    }
}
