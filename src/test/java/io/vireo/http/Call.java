package io.vireo.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A method and a path template, {@code GET /v/{hashpath}}, without the regular expressions that a template may have. */
record Call(String method, String path) {
    static Call of(String method, String... templates) {
        String path = Arrays.stream(templates)
                .map(Call::withoutExpressions)
                .flatMap(template -> Arrays.stream(template.split("/")))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> "/" + segment)
                .collect(Collectors.joining());
        return new Call(method, path.isEmpty() ? "/" : path);
    }

    /** The call with the names of its parameters left out. */
    String shape() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    /** {@code {hash: [a-z]{7}}} becomes {@code {hash}}; an expression may have braces and slashes of its own. */
    private static String withoutExpressions(String template) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean inExpression = false;
        for (char c : template.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            inExpression = depth > 0 && (inExpression || c == ':');
            if (!inExpression && (depth == 0 || !Character.isWhitespace(c))) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
