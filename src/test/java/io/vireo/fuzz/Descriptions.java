package io.vireo.fuzz;

import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which operation of the API description a request is for, and what holds for all of them. */
final class Descriptions {
    /** Every JSON answer: an object with {@code response}, and {@code message} at most. */
    static final Map<String, Object> ENVELOPE = Map.of(
            "type",
            "object",
            "required",
            List.of("response"),
            "properties",
            Map.of("response", Map.of(), "message", Map.of("type", "string")),
            "additionalProperties",
            false);

    /** Every refusal. */
    static final Map<String, Object> REFUSAL = Map.of(
            "type",
            "object",
            "required",
            List.of("response", "message"),
            "properties",
            Map.of(
                    "response", Map.of("oneOf", List.of(Map.of("type", "string"), Map.of("type", "object"))),
                    "message", Map.of("type", "string", "minLength", 1)),
            "additionalProperties",
            false);

    private final ApiDescription description;
    private final List<Operation> operations;

    Descriptions(ApiDescription description) {
        this.description = description;
        operations = description.operations();
    }

    /** The operation of a path that was not disguised; none if there is no such. */
    Optional<Operation> called(Request request) {
        return operations.stream()
                .filter(operation -> operation.method().equals(request.method()))
                .filter(operation ->
                        matches(operation.path().split("/", -1), request.path().split("/", -1)))
                .findFirst();
    }

    private static boolean matches(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            boolean parameter = template[i].startsWith("{");
            if (parameter ? isNoValue(path[i]) : !path[i].equals(template[i])) {
                return false;
            }
        }
        return true;
    }

    /** Dots lead to another path, however they are written (RFC 3986, 6.2.2). */
    private static boolean isNoValue(String segment) {
        String plain = segment.replaceFirst(";.*", "").toLowerCase(Locale.ROOT).replace("%2e", ".");
        return segment.isEmpty() || plain.equals(".") || plain.equals("..");
    }

    /** What any call may be refused with. */
    Map<String, Object> anyError() {
        return object(object(description.components().get("schemas")).get("OtherError"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }
}
