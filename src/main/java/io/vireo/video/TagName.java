package io.vireo.video;

import io.vireo.http.ApiException;
import io.vireo.platform.text.TextNormalizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a video.
 *
 * @param name as it is shown: without {@code #} and blanks around it, with single blanks inside, in Unicode NFC
 * @param folded normalized as text for search; tags are the same if this is equal
 */
public record TagName(String name, String folded) {
    /** The maximum number of tags of a video. */
    public static final int MAX_TAGS = 15;

    /** The maximum number of characters of a tag. */
    public static final int MAX_LENGTH = 40;

    /** The maximum number of characters of a normalized tag: some characters stand for several. */
    private static final int MAX_FOLDED = 255;

    private static final Pattern AROUND = Pattern.compile("^[\\s\\h#]+|[\\s\\h]+$");
    private static final Pattern BLANKS = Pattern.compile("\\h+");

    /** Characters that separate tags in forms, and such that break lines. */
    private static final Pattern FORBIDDEN = Pattern.compile("[,\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final String FIELD = "tags";

    /** Returns a tag; empty if the text is none: blank, too long, or with a comma or a control character. */
    public static Optional<TagName> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(
                BLANKS.matcher(AROUND.matcher(text).replaceAll("")).replaceAll(" "), Normalizer.Form.NFC);
        String folded = fold(name);
        boolean isValid = !folded.isEmpty()
                && length(name) <= MAX_LENGTH
                && length(folded) <= MAX_FOLDED
                && !FORBIDDEN.matcher(name).find();
        return isValid ? Optional.of(new TagName(name, folded)) : Optional.empty();
    }

    /** Returns the normalized form of the beginning of a tag; {@code ""} if there is none. */
    public static String fold(String text) {
        return BLANKS.matcher(TextNormalizer.fold(AROUND.matcher(text).replaceAll("")))
                .replaceAll(" ")
                .strip();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Returns the tags of a video in their order, each once, as it was written first.
     *
     * @throws ApiException {@code {"invalid-field": "tags"}} if they are more than {@value #MAX_TAGS} or one is no tag
     */
    public static List<TagName> listOf(List<String> texts) {
        if (texts.size() > MAX_TAGS) {
            throw ApiException.invalidField(FIELD);
        }
        Map<String, TagName> tags = new LinkedHashMap<>();
        for (String text : texts) {
            TagName tag = of(text).orElseThrow(() -> ApiException.invalidField(FIELD));
            tags.putIfAbsent(tag.folded(), tag);
        }
        return new ArrayList<>(tags.values());
    }
}
