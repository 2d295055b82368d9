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

/** What has to be true of every answer. */
final class Contract {
    /** Nothing of the server's inside is told. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|io\\.vireo|(java|javax|jakarta|org|com|fish)\\.[a-z]+\\.|glassfish|grizzly|payara|jersey|maria"
                    + "|hibernate|eclipselink|weld|<html|\\tat ",
            Pattern.CASE_INSENSITIVE);

    /** Those of MicroProfile have its formats, and the key set has that of RFC 7517. */
    private static final Set<String> NO_ENVELOPE =
            Set.of("healthLive", "healthReady", "healthStarted", "metrics", "openapi", "keySet");

    private final Descriptions descriptions;
    private final Schemas schemas;

    Contract(ApiDescription description) {
        descriptions = new Descriptions(description);
        schemas = new Schemas(description);
    }

    /** What an answer has that it should not have, or lacks; nothing if it is right. */
    List<String> complaints(Request request, RawAnswer answer) {
        List<String> complaints = new ArrayList<>();
        Optional<Operation> called = descriptions.called(request);
        if (answer.status() >= 500 && answer.status() != 505) {
            complaints.add("a failure of the server");
        }
        if (answer.headers().containsKey("server") || answer.headers().containsKey("x-powered-by")) {
            complaints.add("a banner");
        }
        if (answer.headers().containsKey("content-encoding") && !request.has("Accept-Encoding")) {
            complaints.add("compressed, which nobody asked for");
        }
        if (answer.status() >= 400) {
            complaints.addAll(refusal(request, answer));
        }
        called.ifPresent(operation -> complaints.addAll(described(operation, request, answer)));
        return complaints;
    }

    private List<String> refusal(Request request, RawAnswer answer) {
        List<String> complaints = new ArrayList<>();
        if (INSIDE.matcher(answer.body() + answer.headers()).find()) {
            complaints.add("tells of its inside");
        }
        if (!isJson(answer)) {
            complaints.add("a refusal that is not JSON");
        } else if (!request.method().equals("HEAD")) {
            complaints.addAll(schemas.complaints(Descriptions.REFUSAL, answer.body()));
        }
        return complaints;
    }

    private List<String> described(Operation operation, Request request, RawAnswer answer) {
        String status = Integer.toString(answer.status());
        boolean head = request.method().equals("HEAD");
        boolean listed = operation.statuses().contains(status);
        if (answer.status() >= 400
                && (head
                        || schemas.complaints(descriptions.anyError(), answer.body())
                                .isEmpty())) {
            return List.of();
        }
        if (!listed) {
            return List.of("a status that is not described");
        }
        Map<String, Object> content = operation.content(status);
        if (head || content.isEmpty()) {
            return answer.bytes().length == 0 || answer.status() >= 300
                    ? List.of()
                    : List.of("a body that is not described");
        }
        String type = type(answer).replaceFirst(";.*", "");
        Object media = content.getOrDefault(type, content.get(type.replaceFirst("/.*", "/*")));
        if (media == null) {
            return List.of("a type that is not described");
        }
        if (!isJson(answer)) {
            return List.of();
        }
        List<String> complaints =
                new ArrayList<>(schemas.complaints(object(object(media).get("schema")), answer.body()));
        if (!NO_ENVELOPE.contains(operation.name())) {
            complaints.addAll(schemas.complaints(Descriptions.ENVELOPE, answer.body()));
        }
        return complaints;
    }

    private static boolean isJson(RawAnswer answer) {
        return type(answer).startsWith("application/json");
    }

    private static String type(RawAnswer answer) {
        return answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    }
}
