package io.vireo.media.image;

import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.Stream;

/** Glyph outlines of capital letters and digits, read from {@code initials.txt}, because a Java runtime may have no font. */
final class GlyphOutlines {
    private static final Map<Integer, Path2D> OUTLINES = read();

    private GlyphOutlines() {}

    /** Returns the first letter or digit of a name as a capital without accents; empty if there is none, or no glyph for its script. */
    static Optional<String> of(String name) {
        String capitals = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        return capitals.codePoints()
                .filter(Character::isLetterOrDigit)
                .boxed()
                .findFirst()
                .filter(OUTLINES::containsKey)
                .map(Character::toString);
    }

    /** Returns the outline of a character returned by {@link #of}: 1000 units per em, the baseline at 0, y pointing down. */
    static Path2D outline(String initial) {
        return Objects.requireNonNull(OUTLINES.get(initial.codePointAt(0)));
    }

    private static Map<Integer, Path2D> read() {
        Map<Integer, Path2D> outlines = new HashMap<>();
        try (InputStream file = GlyphOutlines.class.getResourceAsStream("initials.txt");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            lines.filter(line -> !line.startsWith("#"))
                    .forEach(line -> outlines.put(line.codePointAt(0), path(line.substring(1))));
            return outlines;
        } catch (IOException e) {
            throw new UncheckedIOException("The outlines of the initials cannot be read", e);
        }
    }

    private static Path2D path(String segments) {
        Path2D.Double path = new Path2D.Double();
        try (Scanner words = new Scanner(segments)) {
            while (words.hasNext()) {
                switch (words.next()) {
                    case "M" -> path.moveTo(words.nextInt(), words.nextInt());
                    case "L" -> path.lineTo(words.nextInt(), words.nextInt());
                    case "Q" -> path.quadTo(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt());
                    default -> path.closePath();
                }
            }
        }
        return path;
    }
}
