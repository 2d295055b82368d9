package io.vireo.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A request as it is sent, to the byte.
 *
 * @param headers the lines, {@code Name: value}; like method and target they have a character for each byte
 * @param ends whether nothing is sent after it: the server learns that there is no more of the body
 */
record Request(String method, String target, List<String> headers, byte[] body, boolean ends) {
    private static final int SHOWN = 3_000;

    static Request of(String method, String target) {
        return new Request(method, target, List.of("Host: vireo"), new byte[0], false);
    }

    /** A text as a character for each byte of its UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    Request withMethod(String other) {
        return new Request(other, target, headers, body, ends);
    }

    Request withTarget(String other) {
        return new Request(method, other, headers, body, ends);
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
        return new Request(method, target, change.apply(new ArrayList<>(headers)), body, ends);
    }

    /** With another body, and its length told. */
    Request withBody(byte[] other) {
        return new Request(method, target, headers, other, ends).with("Content-Length", "" + other.length);
    }

    Request ending() {
        return new Request(method, target, headers, body, true);
    }

    boolean has(String name) {
        return headers.stream().anyMatch(line -> isOf(line, name));
    }

    /** The path, without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String head() {
        return method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
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
