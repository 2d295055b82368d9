package io.vireo.video.upload;

import io.vireo.delivery.HttpDate;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Buffers what tus-java-server writes to a response, so that the response can be sent as that of any other call. */
final class BufferedTusResponse extends HttpServletResponseWrapper {
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = SC_NO_CONTENT;

    BufferedTusResponse(HttpServletResponse response) {
        super(response);
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(response::header);
        return response.build();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void sendError(int code, String message) {
        status = code;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name, value, (before, more) -> before + "," + more);
    }

    @Override
    public void setDateHeader(String name, long millis) {
        headers.put(name, HttpDate.format(Instant.ofEpochMilli(millis)));
    }
}
