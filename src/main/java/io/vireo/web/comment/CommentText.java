package io.vireo.web.comment;

import io.vireo.comment.text.Mentions;
import io.vireo.comment.text.Mentions.MentionedName;
import io.vireo.web.LinkedText;
import io.vireo.web.PageLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits the text of a comment into parts for a template: as {@link LinkedText}, and links to the channels that it mentions. */
final class CommentText {
    private CommentText() {}

    /** Returns the parts, each with {@code text}, {@code url}, {@code seconds} and {@code mention}, of which at most one is not empty. */
    static List<Map<String, String>> parts(String text) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (Map<String, String> part : LinkedText.parts(text)) {
            boolean isPlain = "".equals(part.get("url")) && "".equals(part.get("seconds"));
            if (isPlain) {
                addMentions(parts, part.getOrDefault("text", ""));
            } else {
                Map<String, String> link = new HashMap<>(part);
                link.put("mention", "");
                parts.add(link);
            }
        }
        return parts;
    }

    private static void addMentions(List<Map<String, String>> parts, String text) {
        int end = 0;
        for (MentionedName mention : Mentions.in(text)) {
            add(parts, text.substring(end, mention.start()), "");
            add(parts, text.substring(mention.start(), mention.end()), PageLinks.channel(mention.name()));
            end = mention.end();
        }
        add(parts, text.substring(end), "");
    }

    private static void add(List<Map<String, String>> parts, String text, String mention) {
        if (!text.isEmpty()) {
            parts.add(Map.of("text", text, "url", "", "seconds", "", "mention", mention));
        }
    }
}
