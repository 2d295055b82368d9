package io.vireo.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** {@code META-INF/openapi.yaml}, read. */
class ApiDescription {
    static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE");

    private final Map<String, Object> root;

    ApiDescription() {
        try (InputStream file = ApiDescription.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            root = object(new Yaml().load(Objects.requireNonNull(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<Call, Operation> calls() {
        Map<Call, Operation> calls = new HashMap<>();
        object(root.get("paths"))
                .forEach((path, item) -> object(item).forEach((key, operation) -> {
                    String method = key.toUpperCase(Locale.ROOT);
                    if (METHODS.contains(method)) {
                        calls.put(Call.of(method, path), new Operation(object(item), object(operation)));
                    }
                }));
        return calls;
    }

    class Operation {
        private final Map<String, Object> pathItem;
        private final Map<String, Object> operation;

        Operation(Map<String, Object> pathItem, Map<String, Object> operation) {
            this.pathItem = pathItem;
            this.operation = operation;
        }

        boolean needsToken() {
            return !list(operation.getOrDefault("security", root.get("security")))
                    .isEmpty();
        }

        Set<String> pathParameters() {
            return Stream.of(pathItem, operation)
                    .flatMap(owner -> list(owner.get("parameters")).stream())
                    .map(ApiDescription.this::resolved)
                    .filter(parameter -> "path".equals(parameter.get("in")))
                    .map(parameter -> String.valueOf(parameter.get("name")))
                    .collect(Collectors.toSet());
        }

        /** Every word that the schemas of the answer list in an {@code enum}; none if the status is not described. */
        Set<String> reasons(int status) {
            Object answer = object(operation.get("responses")).get(String.valueOf(status));
            Set<String> found = new TreeSet<>();
            if (answer != null) {
                collectReasons(resolved(answer).get("content"), found);
            }
            return found;
        }
    }

    private void collectReasons(Object node, Set<String> found) {
        if (node instanceof List) {
            list(node).forEach(element -> collectReasons(element, found));
        } else if (node instanceof Map) {
            resolved(node).forEach((key, value) -> {
                if (key.equals("enum")) {
                    list(value).forEach(word -> found.add(String.valueOf(word)));
                } else {
                    collectReasons(value, found);
                }
            });
        }
    }

    /** What a {@code $ref: '#/…'} points at, or the node itself. */
    private Map<String, Object> resolved(Object node) {
        Object reference = object(node).get("$ref");
        if (reference == null) {
            return object(node);
        }
        Map<String, Object> target = root;
        for (String step : String.valueOf(reference).substring("#/".length()).split("/")) {
            target = object(target.get(step));
        }
        return target;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static List<?> list(Object node) {
        return node == null ? List.of() : (List<?>) node;
    }
}
