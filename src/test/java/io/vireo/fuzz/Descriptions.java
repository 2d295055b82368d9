package io.vireo.fuzz;

import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the operation of a request in the API description; holds the schemas of all responses. */
final class Descriptions {
    /** The schema of every JSON response: an object with {@code response} and optionally {@code message}. */
    static final Map<String, Object> ENVELOPE = Map.of(
            "type",
            "object",
            "required",
            List.of("response"),
            "properties",
            Map.of("response", Map.of(), "message", Map.of("type", "string")),
            "additionalProperties",
            false);

    /** The schema of every error. */
    static final Map<String, Object> ERROR = Map.of(
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

    /** Returns the operation with the method and the path of the request, which must be written canonically. */
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
            if (parameter ? !isValue(template[i], path[i]) : !path[i].equals(template[i])) {
                return false;
            }
        }
        return true;
    }

    /** Dot segments change the path, also when percent-encoded (RFC 3986, 6.2.2). A parameter may have a suffix, as {@code {n}.m4s}. */
    private static boolean isValue(String parameter, String segment) {
        String plain = segment.replaceFirst(";.*", "").toLowerCase(Locale.ROOT).replace("%2e", ".");
        String suffix = parameter.substring(parameter.indexOf('}') + 1);
        return !segment.isEmpty() && !plain.equals(".") && !plain.equals("..") && plain.endsWith(suffix);
    }

    /** Returns the schema of the errors that every operation may return. */
    Map<String, Object> anyError() {
        return object(object(description.components().get("schemas")).get("OtherError"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }
}
