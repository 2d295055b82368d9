package io.vireo.http.json;

import io.vireo.http.CommonError;
import io.vireo.http.HttpSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a JSON object into the record that a resource asks for, and refuses as the contract says: {@code bad-content-type},
 * {@code malformed-json}, {@code missing-field}, {@code invalid-field}, {@code too-large}.
 *
 * <p>It stands in for JSON-B here because JSON-B turns numbers into strings and tells an absent field from a null one only on
 * plain classes. JSON is named beside the wildcard so that it comes before Jersey's own JSON-B reader;
 * the scope has no proxy, which would hide the type and the annotations by which Jersey orders readers.
 */
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class JsonBodyReader implements MessageBodyReader<Record> {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** No body of the contract has more than a few levels; the parser gives up at a thousand. */
    private static final int MAX_DEPTH = 100;

    @Inject
    HttpSettings settings;

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
            throw CommonError.BAD_CONTENT_TYPE.refusal();
        }
        return RecordBinding.bind(type, parse(read(body)));
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
            // broken off, or broken chunks: the client's doing
            throw CommonError.BAD_REQUEST.refusal();
        }
        if (bytes.length > settings.maxJsonBytes()) {
            throw CommonError.TOO_LARGE.refusal();
        }
        return bytes;
    }

    private static JsonObject parse(byte[] bytes) {
        try {
            // A decoder of its own reports malformed UTF-8 instead of replacing it.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (isPlain(text)) {
                try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                    JsonStructure structure = reader.read();
                    if (structure instanceof JsonObject object) {
                        return object;
                    }
                }
            }
        } catch (CharacterCodingException
                | JsonException
                | ArithmeticException
                | NumberFormatException
                | UnsupportedOperationException e) {
            // answered below, like every body that is not an object; Parsson fails on numbers that are no BigDecimal,
            // or that have more than 1,100 characters
        }
        throw CommonError.MALFORMED_JSON.refusal();
    }

    /** The reader passes over what follows the first value, and on deep nesting it fails with a plain {@code RuntimeException}. */
    private static boolean isPlain(String text) {
        int depth = 0;
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (depth <= MAX_DEPTH && parser.hasNext()) {
                switch (parser.next()) {
                    case START_ARRAY, START_OBJECT -> depth++;
                    case END_ARRAY, END_OBJECT -> depth--;
                    default -> {}
                }
            }
        }
        return depth == 0;
    }
}
