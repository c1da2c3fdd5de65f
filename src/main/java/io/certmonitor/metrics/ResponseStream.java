package io.certmonitor.metrics;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends an answer in pieces while the next one is made, each once the one before is sent, so that an answer of any size
 * takes little memory. Not for event loops: it waits.
 */
final class ResponseStream extends OutputStream {

    /** Bytes that are worth sending: each piece has another thread do something. */
    static final int PIECE = 128 * 1024;

    private static final long PATIENCE_SECONDS = 30;

    private final HttpServerResponse response;
    private Buffer piece = Buffer.buffer();
    private Future<Void> sending = Future.succeededFuture();

    ResponseStream(HttpServerResponse response) {
        this.response = response;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        piece.appendBytes(bytes, offset, length);
        if (piece.length() >= PIECE) {
            Buffer full = piece;
            piece = Buffer.buffer(PIECE);
            await(sending);
            sending = response.write(full);
        }
    }

    /** Ends the answer. */
    @Override
    public void close() throws IOException {
        await(sending);
        await(response.end(piece));
    }

    private static void await(Future<Void> sent) throws IOException {
        try {
            sent.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The answer is not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
