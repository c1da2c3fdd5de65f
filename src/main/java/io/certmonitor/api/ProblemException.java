package io.certmonitor.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Foreseeable, so it carries no stack trace. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** A problem that is gone after a while. */
    static ProblemException toRetryAfter(Problem problem, Duration wait) {
        return new ProblemException(problem, wait);
    }

    Problem problem() {
        return problem;
    }

    /** How long to wait before the request is made again, if that is known. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
