package io.certmonitor.policy;

import java.util.List;

/** One question that the policy asks of an order. Pure: the same evidence always gives the same findings. */
@FunctionalInterface
interface Rule {

    /** What this rule finds; empty when it has nothing to say. */
    List<Finding> judge(Evidence evidence);
}
