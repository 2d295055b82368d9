package io.vireo.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses JSON, HTML and XML responses for clients that accept gzip, unless the body is too short to benefit. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class GzipInterceptor implements WriterInterceptor {
    public static final String NAME = "gzip";

    /** The minimum size in bytes, about one network packet. */
    private static final int MIN_BYTES = 1400;

    /** Matches a coding of {@code Accept-Encoding} with a weight above 0 (RFC 9110, section 12.5.3). */
    private static final Pattern ACCEPTED = Pattern.compile(
            "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?:1(?:\\.0*)?|0?\\.\\d*[1-9]\\d*)\\s*)?(?:,|$)",
            Pattern.CASE_INSENSITIVE);

    @Context
    HttpHeaders request;

    /**
     * Returns whether the client accepts gzip.
     *
     * @param header the value of {@code Accept-Encoding}, or null
     */
    public static boolean isAcceptedBy(@Nullable String header) {
        return header != null && ACCEPTED.matcher(header).find();
    }

    private static boolean isCompressible(@Nullable MediaType type) {
        if (type == null) {
            return false;
        }
        return MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                || MediaType.TEXT_HTML_TYPE.isCompatible(type)
                || type.getSubtype().endsWith("xml") && !type.getSubtype().startsWith("svg");
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!isCompressible(context.getMediaType())) {
            context.proceed();
            return;
        }
        context.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!isAcceptedBy(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream plain = new ByteArrayOutputStream(MIN_BYTES);
        context.setOutputStream(plain);
        context.proceed();
        if (plain.size() < MIN_BYTES) {
            plain.writeTo(out);
            return;
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, NAME);
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        try (GZIPOutputStream compressed = compressing(out, context.getMediaType())) {
            plain.writeTo(compressed);
        }
    }

    private static GZIPOutputStream compressing(OutputStream out, @Nullable MediaType type) throws IOException {
        return type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type)
                ? new PageOutputStream(out)
                : new GZIPOutputStream(out);
    }

    /** Compresses a page, which is made anew for each visitor: an eighth larger than by default, in half of the time. */
    private static final class PageOutputStream extends GZIPOutputStream {
        private static final int LEVEL = Deflater.BEST_SPEED;

        PageOutputStream(OutputStream out) throws IOException {
            super(out);
            def.setLevel(LEVEL);
        }
    }
}
