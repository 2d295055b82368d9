package io.vireo.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Sets the {@code Content-Length} of a {@code HEAD} response to the length of the corresponding {@code GET} body (RFC 9110, section
 * 9.3.2). Jersey knows the length only of bodies that fit into its buffer, and the container sends 0 otherwise. Wraps {@link
 * GzipInterceptor}, so that it measures the encoded body.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class HeadLengthInterceptor implements WriterInterceptor {
    /** Larger than Jersey's buffer, so that Jersey does not set the header itself. */
    private static final int MORE_THAN_BUFFERED = 16 * 1024;

    @Context
    Request request;

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!request.getMethod().equals(HttpMethod.HEAD)) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        Counter counter = new Counter();
        context.setOutputStream(counter);
        context.proceed();
        context.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, counter.bytes);
        // Jersey discards the body of a HEAD response
        out.write(new byte[(int) Math.min(counter.bytes, MORE_THAN_BUFFERED)]);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) {
            bytes += length;
        }
    }
}
