package io.vireo.web.player;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The language of the labels of media-chrome. Its script has English labels only and takes the language of the browser; here it gets those
 * of the page, without a further request. The labels of a language are in {@code player-labels_<language>.json}.
 */
public final class PlayerLabels {
    private static final String LABELS = "mr={en:al}";
    private static final String LANGUAGE = "((ll=globalThis.navigator)==null?void 0:ll.language)||\"en\"";

    private PlayerLabels() {}

    /**
     * Returns the script of media-chrome with labels in a language.
     *
     * @throws IllegalStateException if the script is of a version that is not known here
     */
    public static String translate(String script, Locale language) {
        String tag = language.toLanguageTag();
        String labels = language.equals(Locale.ENGLISH) ? "" : "," + tag + ":" + read(tag);
        return replace(replace(script, LABELS, "mr={en:al" + labels + "}"), LANGUAGE, '"' + tag + '"');
    }

    private static String replace(String script, String part, String replacement) {
        if (!script.contains(part)) {
            throw new IllegalStateException("The script of media-chrome has no " + part);
        }
        return script.replace(part, replacement);
    }

    private static String read(String tag) {
        String name = "/io/vireo/web/player-labels_" + tag + ".json";
        try (InputStream file = PlayerLabels.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Missing " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\R\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
