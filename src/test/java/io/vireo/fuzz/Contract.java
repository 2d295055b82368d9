package io.vireo.fuzz;

import static io.vireo.fuzz.Descriptions.object;

import io.vireo.RawConnection.RawAnswer;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks every response against the API description and the rules for all responses. */
final class Contract {
    /** Names of implementation classes and products, which an error response must not contain. */
    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|io\\.vireo|(java|javax|jakarta|org|com|fish)\\.[a-z]+\\.|glassfish|grizzly|payara|jersey|maria"
                    + "|hibernate|eclipselink|weld|<html|\\tat ",
            Pattern.CASE_INSENSITIVE);

    /** Operations without the envelope: MicroProfile defines the formats, RFC 7517 that of the key set, Apple that of chapters. */
    private static final Set<String> WITHOUT_ENVELOPE =
            Set.of("healthLive", "healthReady", "healthStarted", "metrics", "openapi", "keySet", "hlsChapters");

    private final Descriptions descriptions;
    private final Schemas schemas;

    Contract(ApiDescription description) {
        descriptions = new Descriptions(description);
        schemas = new Schemas(description);
    }

    /** Returns what is wrong with a response; empty if it is correct. */
    List<String> violations(Request request, RawAnswer answer) {
        List<String> violations = new ArrayList<>();
        Optional<Operation> called = descriptions.called(request);
        if (answer.status() >= 500 && answer.status() != 505) {
            violations.add("a server error");
        }
        if (answer.headers().containsKey("server") || answer.headers().containsKey("x-powered-by")) {
            violations.add("a server banner");
        }
        if (answer.headers().containsKey("content-encoding") && !request.has("Accept-Encoding")) {
            violations.add("compressed, but the request does not accept it");
        }
        if (answer.status() >= 400) {
            violations.addAll(errorViolations(request, answer));
        }
        called.ifPresent(operation -> violations.addAll(descriptionViolations(operation, request, answer)));
        return violations;
    }

    private List<String> errorViolations(Request request, RawAnswer answer) {
        List<String> violations = new ArrayList<>();
        if (INTERNALS.matcher(answer.body() + answer.headers()).find()) {
            violations.add("reveals implementation details");
        }
        if (!isJson(answer)) {
            violations.add("an error that is not JSON");
        } else if (!request.method().equals("HEAD")) {
            violations.addAll(schemas.violations(Descriptions.ERROR, answer.body()));
        }
        return violations;
    }

    private List<String> descriptionViolations(Operation operation, Request request, RawAnswer answer) {
        String status = Integer.toString(answer.status());
        boolean head = request.method().equals("HEAD");
        boolean listed = operation.statuses().contains(status);
        if (answer.status() >= 400
                && (head
                        || schemas.violations(descriptions.anyError(), answer.body())
                                .isEmpty())) {
            return List.of();
        }
        if (!listed) {
            return List.of("an undocumented status");
        }
        Map<String, Object> content = operation.content(status);
        if (head || content.isEmpty()) {
            return answer.bytes().length == 0 || answer.status() >= 300 ? List.of() : List.of("an undocumented body");
        }
        String type = type(answer).replaceFirst(";.*", "");
        Object media = content.getOrDefault(type, content.get(type.replaceFirst("/.*", "/*")));
        if (media == null) {
            return List.of("an undocumented content type");
        }
        if (!isJson(answer) || answer.status() == 206) {
            return List.of();
        }
        List<String> violations =
                new ArrayList<>(schemas.violations(object(object(media).get("schema")), answer.body()));
        if (!WITHOUT_ENVELOPE.contains(operation.name())) {
            violations.addAll(schemas.violations(Descriptions.ENVELOPE, answer.body()));
        }
        return violations;
    }

    private static boolean isJson(RawAnswer answer) {
        return type(answer).startsWith("application/json");
    }

    private static String type(RawAnswer answer) {
        return answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    }
}
