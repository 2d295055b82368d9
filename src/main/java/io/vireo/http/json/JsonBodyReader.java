package io.vireo.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vireo.http.CommonError;
import io.vireo.http.HttpSettings;
import io.vireo.http.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Deserializes a JSON object into a request record. Errors are reported as the contract says: {@code bad-content-type}, {@code
 * malformed-json}, {@code missing-field}, {@code invalid-field}, {@code too-large}.
 *
 * <p>JSON is declared beside the wildcard so that this reader takes precedence over the server's readers for JSON-B and Jackson. The
 * scope has no proxy, which would hide the annotations by which Jersey orders readers.
 */
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class JsonBodyReader implements MessageBodyReader<Record> {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Inject
    HttpSettings settings;

    @Inject
    RequestRecordCache records;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        if (!headers.containsKey(HttpHeaders.CONTENT_TYPE) || !isJson(mediaType)) {
            throw CommonError.BAD_CONTENT_TYPE.exception();
        }
        return records.of(type).read(parse(read(body)));
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return type.getType().equalsIgnoreCase("application") && (subtype.equals("json") || subtype.endsWith("+json"));
    }

    private byte[] read(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(settings.maxJsonBytes() + 1);
        } catch (IOException e) {
            // the client closed the connection or sent malformed chunks
            throw CommonError.BAD_REQUEST.exception();
        }
        if (bytes.length > settings.maxJsonBytes()) {
            throw CommonError.TOO_LARGE.exception();
        }
        return bytes;
    }

    static ObjectNode parse(byte[] bytes) {
        try {
            if (Json.mapper().readTree(text(bytes)) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | JsonProcessingException | NumberFormatException e) {
            // answered below, like every body that is not an object; an exponent beyond int is a NumberFormatException
        }
        throw CommonError.MALFORMED_JSON.exception();
    }

    /** Decodes UTF-8; malformed input is reported instead of replaced. A byte order mark is skipped (RFC 8259, section 8.1). */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
