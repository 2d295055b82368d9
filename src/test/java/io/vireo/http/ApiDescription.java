package io.vireo.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
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

/** The parsed API description, {@code META-INF/openapi.yaml}. */
public class ApiDescription {
    static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE");

    private final Map<String, Object> root;

    public ApiDescription() {
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
                        calls.put(Call.of(method, path), new Operation(method, path, object(item), object(operation)));
                    }
                }));
        return calls;
    }

    /** Returns the operations, sorted by name. */
    public List<Operation> operations() {
        return calls().values().stream()
                .sorted(Comparator.comparing(Operation::name))
                .toList();
    }

    /** Returns the components, to which references {@code #/components/…} point. */
    public Map<String, Object> components() {
        return object(root.get("components"));
    }

    /** An operation: a method and a path with their description. */
    public class Operation {
        private final String method;
        private final String path;
        private final Map<String, Object> pathItem;
        private final Map<String, Object> operation;

        Operation(String method, String path, Map<String, Object> pathItem, Map<String, Object> operation) {
            this.method = method;
            this.path = path;
            this.pathItem = pathItem;
            this.operation = operation;
        }

        public String method() {
            return method;
        }

        /** Returns the path template, for example {@code /v/{hashpath}}. */
        public String path() {
            return path;
        }

        /** Returns the {@code operationId}. */
        public String name() {
            return String.valueOf(operation.get("operationId"));
        }

        public boolean needsToken() {
            return !list(operation.getOrDefault("security", root.get("security")))
                    .isEmpty();
        }

        /** @param location {@code path}, {@code query} or {@code header} */
        public List<Map<String, Object>> parameters(String location) {
            return Stream.of(pathItem, operation)
                    .flatMap(owner -> list(owner.get("parameters")).stream())
                    .map(ApiDescription.this::resolved)
                    .filter(parameter -> location.equals(parameter.get("in")))
                    .toList();
        }

        Set<String> pathParameters() {
            return parameters("path").stream()
                    .map(parameter -> String.valueOf(parameter.get("name")))
                    .collect(Collectors.toSet());
        }

        /** Returns the request content by media type; empty if the operation has no request body. */
        public Map<String, Object> requestContent() {
            Object body = operation.get("requestBody");
            return body == null ? Map.of() : object(object(body).get("content"));
        }

        /** Returns the documented statuses, including {@code default}. */
        public Set<String> statuses() {
            return object(operation.get("responses")).keySet();
        }

        /** Returns the content of the response with a status, or of {@code default}, by media type; empty without a body. */
        public Map<String, Object> content(String status) {
            Object content =
                    resolved(object(operation.get("responses")).get(status)).get("content");
            return content == null ? Map.of() : object(content);
        }

        /** Returns all {@code enum} values in the schemas of a response; empty if the status is undocumented. */
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

    /** Returns the target of a {@code $ref: '#/…'}, or the node itself. */
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
