package io.vireo.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A request, exact to the byte.
 *
 * @param headers the header lines, {@code Name: value}; like the parts of the request line in ISO 8859-1, one character per byte
 * @param ends whether the sending side of the connection is closed after the request
 */
record Request(String method, String target, String version, List<String> headers, byte[] body, boolean ends) {
    private static final int MAX_PRINTED_BYTES = 3_000;

    static Request of(String method, String target) {
        return new Request(method, target, "HTTP/1.1", List.of("Host: vireo"), new byte[0], false);
    }

    /** Returns the UTF-8 bytes of a text as ISO 8859-1 characters. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    Request withMethod(String other) {
        return new Request(other, target, version, headers, body, ends);
    }

    Request withTarget(String other) {
        return new Request(method, other, version, headers, body, ends);
    }

    /** Replaces the HTTP version in the request line. */
    Request withVersion(String other) {
        return new Request(method, target, other, headers, body, ends);
    }

    /** Replaces all headers of this name. */
    Request with(String name, String value) {
        return without(name).adding(name, value);
    }

    Request adding(String name, String value) {
        return changing(lines -> {
            lines.add(name + ": " + value);
            return lines;
        });
    }

    Request without(String name) {
        return changing(lines -> {
            lines.removeIf(line -> isOf(line, name));
            return lines;
        });
    }

    Request changing(UnaryOperator<List<String>> change) {
        return new Request(method, target, version, change.apply(new ArrayList<>(headers)), body, ends);
    }

    /** Replaces the body and sets its {@code Content-Length}. */
    Request withBody(byte[] other) {
        return new Request(method, target, version, headers, other, ends).with("Content-Length", "" + other.length);
    }

    Request ending() {
        return new Request(method, target, version, headers, body, true);
    }

    boolean has(String name) {
        return headers.stream().anyMatch(line -> isOf(line, name));
    }

    /** Returns whether the method is safe. */
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Returns the path without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the names of the parts that differ from another request, for example {@code path}. */
    Set<String> differences(Request other) {
        Set<String> differences = new TreeSet<>();
        Map.of(
                        "method", !method.equals(other.method),
                        "path", !path().equals(other.path()),
                        "query", !query().equals(other.query()),
                        "version", !version.equals(other.version),
                        "headers", !headers.equals(other.headers),
                        "body", !Arrays.equals(body, other.body))
                .forEach((part, different) -> {
                    if (different) {
                        differences.add(part);
                    }
                });
        return differences;
    }

    private String query() {
        return target.substring(path().length());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String head() {
        return method + " " + target + " " + version + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static boolean isOf(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    /** Returns a shell command, {@code printf '%b' '…' | nc host port}; long requests are truncated. */
    @Override
    public String toString() {
        String all = new String(Arrays.copyOf(bytes(), Math.min(bytes().length, MAX_PRINTED_BYTES)), ISO_8859_1);
        StringBuilder text = new StringBuilder();
        for (char c : all.toCharArray()) {
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(c < ' ' || c > '~' || c == '\'' ? "\\x%02x".formatted((int) c) : c);
            }
        }
        return "printf '%b' '" + text
                + (bytes().length > MAX_PRINTED_BYTES ? "…' of " + bytes().length + " bytes" : "'");
    }
}
