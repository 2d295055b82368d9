package io.vireo.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A method and a path template without regular expressions, for example {@code GET /v/{hashpath}}. */
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

    /** Returns method and template without parameter names. */
    String shape() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    /** Reduces {@code {hash: [a-z]{7}}} to {@code {hash}}; an expression may contain braces and slashes. */
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
