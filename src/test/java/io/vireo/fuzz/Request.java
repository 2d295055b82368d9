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
 * A request as it is sent, to the byte.
 *
 * @param headers the lines, {@code Name: value}; like the parts of the request line they have a character for each byte
 * @param ends whether nothing is sent after it: the server learns that there is no more of the body
 */
record Request(String method, String target, String version, List<String> headers, byte[] body, boolean ends) {
    private static final int SHOWN = 3_000;

    static Request of(String method, String target) {
        return new Request(method, target, "HTTP/1.1", List.of("Host: vireo"), new byte[0], false);
    }

    /** A text as a character for each byte of its UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    Request withMethod(String other) {
        return new Request(other, target, version, headers, body, ends);
    }

    Request withTarget(String other) {
        return new Request(method, other, version, headers, body, ends);
    }

    /** What stands at the end of the request line. */
    Request withVersion(String other) {
        return new Request(method, target, other, headers, body, ends);
    }

    /** With a header in place of all of that name. */
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

    /** With another body, and its length told. */
    Request withBody(byte[] other) {
        return new Request(method, target, version, headers, other, ends).with("Content-Length", "" + other.length);
    }

    Request ending() {
        return new Request(method, target, version, headers, body, true);
    }

    boolean has(String name) {
        return headers.stream().anyMatch(line -> isOf(line, name));
    }

    /** By its method it changes nothing. */
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The path, without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** In what it is not as another: words such as {@code path}. */
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

    /** For a shell: {@code printf '%b' '…' | nc host port}; long ones are cut. */
    @Override
    public String toString() {
        String all = new String(Arrays.copyOf(bytes(), Math.min(bytes().length, SHOWN)), ISO_8859_1);
        StringBuilder text = new StringBuilder();
        for (char c : all.toCharArray()) {
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(c < ' ' || c > '~' || c == '\'' ? "\\x%02x".formatted((int) c) : c);
            }
        }
        return "printf '%b' '" + text + (bytes().length > SHOWN ? "…' of " + bytes().length + " bytes" : "'");
    }
}
