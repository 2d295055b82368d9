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
 * Gives the answer to a {@code HEAD} the length that the body of the {@code GET} has (RFC 9110, 9.3.2). Jersey knows it only of what
 * fits into its buffer, and the container says 0 of all else. Stands around {@link GzipInterceptor}, so that it counts what would be sent.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class HeadLengthInterceptor implements WriterInterceptor {
    /** More than Jersey's buffer, which then leaves the length to the header. */
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
        // of a HEAD Jersey sends none of this
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
