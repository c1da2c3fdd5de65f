package io.certmonitor.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults in force. The first rule that matches a call acts; one that has worn out is gone. */
public final class Faults {

    private final List<Armed> rules = new ArrayList<>();
    private volatile boolean unreachable;

    Faults() {}

    /**
     * Puts a rule in force, after those that already are.
     *
     * @param rule the rule
     */
    public synchronized void add(FaultRule rule) {
        rules.add(new Armed(rule));
    }

    /**
     * Takes a rule out of force.
     *
     * @param rule a rule that equals the one added
     * @return whether it was in force
     */
    public synchronized boolean remove(FaultRule rule) {
        return rules.removeIf(armed -> armed.rule.equals(rule));
    }

    /** Takes every rule out of force and makes Azure reachable. */
    public synchronized void clear() {
        rules.clear();
        unreachable = false;
    }

    /**
     * The rules in force.
     *
     * @return the rules as they were added, in the order they are tried
     */
    public synchronized List<FaultRule> rules() {
        return rules.stream().map(armed -> armed.rule).toList();
    }

    /**
     * Lets Azure be down or up: while it is down every call is answered by a dropped connection.
     *
     * @param down whether it is down
     */
    public void unreachable(boolean down) {
        unreachable = down;
    }

    synchronized @Nullable Fault take(@Nullable ArmCall call) {
        if (unreachable) {
            return new Fault.DropConnection();
        }
        for (Iterator<Armed> all = rules.iterator(); all.hasNext(); ) {
            Armed armed = all.next();
            if (armed.rule.matches(call)) {
                armed.used++;
                Integer times = armed.rule.times();
                if (times != null && armed.used >= times) {
                    all.remove();
                }
                return armed.rule.fault();
            }
        }
        return null;
    }

    private static final class Armed {

        private final FaultRule rule;
        private int used;

        Armed(FaultRule rule) {
            this.rule = rule;
        }
    }
}
