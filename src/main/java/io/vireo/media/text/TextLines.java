package io.vireo.media.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a text file. Its encoding is UTF-8, or the UTF-16 that a byte order mark declares; it is never guessed. */
final class TextLines {
    private final String text;
    private int position;
    private int number;

    private TextLines(String text) {
        this.text = text;
    }

    /** @throws TimedTextException if the bytes are not a text in a supported encoding */
    static TextLines of(byte[] file) throws TimedTextException {
        String text = startsWith(file, 0xFE, 0xFF)
                ? decode(file, 2, StandardCharsets.UTF_16BE)
                : startsWith(file, 0xFF, 0xFE)
                        ? decode(file, 2, StandardCharsets.UTF_16LE)
                        : decode(file, startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
        return new TextLines(text);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, bytes, 0, mark.length);
    }

    private static String decode(byte[] file, int skipped, Charset charset) throws TimedTextException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(file.length);
        boolean failed = decoder.decode(ByteBuffer.wrap(file, skipped, file.length - skipped), decoded, true)
                .isError();
        String text = decoded.flip().toString();
        if (failed) {
            TextLines before = new TextLines(text + '.');
            while (before.next() != null) {
                // counts the lines before the invalid bytes
            }
            throw new TimedTextException(before.number, TextFault.NOT_UTF8);
        }
        return text;
    }

    /** Returns the next line without its end ({@code LF}, {@code CR} or both); null after the last one. */
    @Nullable
    String next() {
        int length = text.length();
        if (position >= length) {
            return null;
        }
        int end = position;
        while (end < length && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String line = text.substring(position, end);
        boolean both = end + 1 < length && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        position = end + (both ? 2 : 1);
        number++;
        return line;
    }

    /** Returns the number of the line that was returned last, counted from 1; 0 before the first one. */
    int number() {
        return number;
    }
}
