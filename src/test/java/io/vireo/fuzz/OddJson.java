package io.vireo.fuzz;

import static io.vireo.fuzz.Mutation.any;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Mutations of JSON bodies. */
final class OddJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Raw JSON values, valid and invalid. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-1",
            "1.0",
            "1.5",
            "1e1",
            "1e999",
            "-1e999",
            "1e-999",
            "1E+2147483648",
            "12345678901234567890123",
            "0.1e1",
            "01",
            "+1",
            ".5",
            "0x10",
            "NaN",
            "Infinity",
            "[]",
            "{}",
            "[[]]",
            "{\"a\":null}",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"-1\"",
            "\"1e1\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\udca5\"",
            "\"\\uZZZZ\"",
            "\"\\x41\"",
            "\"unended",
            "'a'",
            "undefined",
            "\"a\tb\"",
            "\"\\/\"",
            "\"\\b\\f\\n\\r\\t\"",
            "[\"a\"]",
            "{\"username\":\"ada\"}",
            "1e400",
            "-0.0",
            "1" + "0".repeat(5000),
            "0." + "1".repeat(5000),
            "[".repeat(900) + "]".repeat(900),
            "{\"a\":".repeat(900) + "1" + "}".repeat(900),
            "\"" + "\\u0000".repeat(100) + "\"");

    private static final List<String> ROOTS = List.of(
            "",
            " ",
            "{",
            "}",
            "{}",
            "[]",
            "null",
            "\"a\"",
            "1",
            "{}{}",
            "{} x",
            "[{}]",
            "{\"a\"}",
            "{\"a\":}",
            "{,}",
            "{\"a\":1,}",
            "/**/{}",
            "{a:1}",
            "\ufeff{}",
            "\0",
            "[".repeat(5000),
            "{\"a\":".repeat(5000),
            "{\"a\":" + "[".repeat(90) + "]".repeat(90) + "}",
            "\"" + "x".repeat(1_100_000) + "\"",
            " ".repeat(1_050_000) + "{}",
            "{\"a\":\"" + "x".repeat(300_000) + "\"}",
            "{" + "\"a\":1,".repeat(20_000) + "\"b\":2}");

    static final List<Mutation> ALL = List.of(
            OddJson::otherValue,
            OddJson::otherValue,
            OddJson::oddText,
            OddJson::oddText,
            OddJson::withoutField,
            OddJson::withDuplicateField,
            OddJson::withExtraField,
            OddJson::otherRoot,
            OddJson::otherEncoding,
            OddJson::truncated,
            OddBytes::damaged);

    private OddJson() {}

    private static Request otherValue(Request request, Random random) {
        return withRawValue(request, random, any(VALUES, random));
    }

    private static Request oddText(Request request, Random random) {
        return withRawValue(request, random, Schemas.json(OddText.plain(random)));
    }

    /** Replaces one field by a raw JSON value. */
    private static Request withRawValue(Request request, Random random, String value) {
        ObjectNode body = body(request);
        if (body.isEmpty()) {
            return request.withBody(("{\"a\":" + value + "}").getBytes(UTF_8));
        }
        body.put(name(body, random), "VALUE");
        return request.withBody(body.toString().replace("\"VALUE\"", value).getBytes(UTF_8));
    }

    private static Request withoutField(Request request, Random random) {
        ObjectNode body = body(request);
        if (!body.isEmpty()) {
            body.remove(name(body, random));
        }
        return request.withBody(body.toString().getBytes(UTF_8));
    }

    private static Request withDuplicateField(Request request, Random random) {
        ObjectNode body = body(request);
        String name = body.isEmpty() ? "a" : name(body, random);
        return request.withBody(("{\"" + name + "\":" + any(VALUES, random) + ","
                        + body.toString().substring(1))
                .getBytes(UTF_8));
    }

    private static Request withExtraField(Request request, Random random) {
        ObjectNode body = body(request);
        body.put(OddText.plain(random), OddText.plain(random));
        return request.withBody(body.toString().getBytes(UTF_8));
    }

    private static Request otherRoot(Request request, Random random) {
        return request.withBody(any(ROOTS, random).getBytes(UTF_8));
    }

    private static Request otherEncoding(Request request, Random random) {
        String json = body(request).toString();
        return request.withBody(
                switch (random.nextInt(6)) {
                    case 0 -> json.getBytes(UTF_16);
                    case 1 -> json.getBytes(UTF_16LE);
                    case 2 -> ("\ufeff" + json).getBytes(UTF_8);
                    case 3 -> (json.replaceFirst("\":\"", "\":\"\u00e9")).getBytes(ISO_8859_1);
                    case 4 -> (json.replaceFirst("\":\"", "\":\"\u00c0\u0080")).getBytes(ISO_8859_1);
                    default -> (json.replaceFirst("\":\"", "\":\"\u00ed\u00a0\u0080")).getBytes(ISO_8859_1);
                });
    }

    private static Request truncated(Request request, Random random) {
        byte[] body = request.body();
        return request.withBody(java.util.Arrays.copyOf(body, random.nextInt(body.length + 1)));
    }

    private static String name(ObjectNode body, Random random) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        return any(names, random);
    }

    /** Returns the parsed body; an empty object if an earlier mutation has broken it. */
    private static ObjectNode body(Request request) {
        try {
            return JSON.readTree(new String(request.body(), UTF_8)) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
