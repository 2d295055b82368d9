package io.vireo.web;

import io.vireo.http.CommonError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a submitted form ({@code application/x-www-form-urlencoded} in UTF-8). */
public record FormData(Map<String, String> fields) {
    /** Enough for a description of the maximum length, whose characters take up to 12 bytes each. */
    private static final int MAX_BYTES = 1_300_000;

    /**
     * Reads a form. Fields with a malformed encoding are empty; of equal names the last one wins.
     *
     * @throws io.vireo.http.ApiException {@link CommonError#TOO_LARGE}
     */
    public static FormData read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw CommonError.TOO_LARGE.exception();
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(bytes, StandardCharsets.UTF_8).split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
            }
        }
        return new FormData(fields);
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns the value of a field; {@code ""} if the form does not contain it. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Returns the value of a multi-line field, with the line breaks of a JSON client. */
    public String lines(String name) {
        return get(name).replace("\r\n", "\n");
    }

    /** Returns a whole number; 0 if the field has none. */
    public int number(String name) {
        return get(name).strip().matches("[0-9]{1,6}")
                ? Integer.parseInt(get(name).strip())
                : 0;
    }

    /** Omits the values, some of which are secrets. */
    @Override
    public String toString() {
        return "FormData" + fields.keySet();
    }
}
