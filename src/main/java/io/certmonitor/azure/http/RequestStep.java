package io.certmonitor.azure.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;

/**
 * The step of a trace that one try of a request is. It holds neither bodies nor headers nor the address, whose query is
 * Azure's own.
 */
final class RequestStep {

    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");
    private static final int FIRST_ERROR = 400;
    private static final int LONGEST_ID = 100;

    private final Step step;

    private RequestStep(Step step) {
        this.step = step;
    }

    /** Begins it. */
    static RequestStep begin(PageCollector listing, HttpRequest request) {
        String operation = listing.operation().label();
        Step step = listing.step()
                .beginRequest(TraceNames.AZURE_REQUEST + operation)
                .set(TraceNames.OPERATION, operation)
                .set(TraceNames.HTTP_METHOD, request.getHttpMethod().toString())
                .set(TraceNames.SERVER_ADDRESS, request.getUrl().getHost());
        if (listing.subscriptionId() != null) {
            step.set(TraceNames.SUBSCRIPTION_ID, listing.subscriptionId());
        }
        return new RequestStep(step);
    }

    /** There is an answer. */
    void answered(HttpResponse response) {
        int status = response.getStatusCode();
        step.set(TraceNames.HTTP_STATUS, status);
        String id = response.getHeaderValue(REQUEST_ID);
        if (id != null && id.length() <= LONGEST_ID) {
            step.set(TraceNames.AZURE_REQUEST_ID, id);
        }
        if (status >= FIRST_ERROR) {
            step.fail(Integer.toString(status));
        }
    }

    /** There is no answer. */
    void failed(Throwable error) {
        step.fail(error.getClass().getName());
    }

    /** There is no waiting for an answer any more. */
    void cancelled() {
        step.fail("cancelled");
    }

    /** Does something within the step, and ends it. */
    void end(Runnable last) {
        step.run(last);
        step.end();
    }
}
