package io.vireo.http.json;

import io.vireo.http.ApiResponse;
import io.vireo.http.Json;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Serializes responses with {@link Json} instead of the server's JSON-B or Jackson, whose configuration Vireo does not control. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class ApiResponseWriter implements MessageBodyWriter<ApiResponse> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ApiResponse.class;
    }

    @Override
    public void writeTo(
            ApiResponse apiResponse,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        // in one write: Jackson would flush the stream, and Jersey could not set Content-Length
        out.write(Json.bytes(apiResponse));
    }
}
