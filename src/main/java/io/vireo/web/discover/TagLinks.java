package io.vireo.web.discover;

import io.vireo.web.PageLinks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tags in pages and in forms, where commas separate them. */
public final class TagLinks {
    private TagLinks() {}

    /** Returns the variables of the tags of a universal body. */
    static List<Map<String, String>> of(Map<String, Object> video) {
        return tags(video).stream()
                .map(tag -> Map.of("tag", tag, "tag_href", PageLinks.tag(tag)))
                .toList();
    }

    /** Returns the value of a form field with the tags of a universal body. */
    public static String join(Map<String, Object> video) {
        return String.join(", ", tags(video));
    }

    private static List<String> tags(Map<String, Object> video) {
        return video.get("tags") instanceof List<?> tags
                ? tags.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the texts between the commas of a form field that are not blank. */
    public static List<String> split(String field) {
        return Arrays.stream(field.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
