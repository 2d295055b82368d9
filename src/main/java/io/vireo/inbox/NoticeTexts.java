package io.vireo.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The English sentences of the mails about notices. */
final class NoticeTexts {
    private NoticeTexts() {}

    /** Returns a sentence about a notice, without the full stop. */
    static String sentence(NoticeKind kind, List<String> actors, int count, String title) {
        return sentence(kind, actors, count, title, false);
    }

    /**
     * Returns a sentence about a notice, without the full stop.
     *
     * @param isOfComment whether the likes are those of a comment, not of the video
     */
    static String sentence(NoticeKind kind, List<String> actors, int count, String title, boolean isOfComment) {
        String who = who(actors, count);
        String quoted = "\"" + title + "\"";
        return switch (kind) {
            case COMMENT -> who + " commented on your video " + quoted;
            case REPLY -> who + " replied to you on " + quoted;
            case MENTION -> who + " mentioned you on " + quoted;
            case LIKE -> who + (count == 1 ? " likes " : " like ") + (isOfComment ? "your comment on " : "") + quoted;
            case SUBSCRIBER -> who + " subscribed to your channel";
            case VIDEO -> who + " published " + quoted;
            case MODERATION -> "The moderators have decided about " + quoted;
        };
    }

    /** Returns the names, the last one after "and"; of more channels than names are known, two names and the number of the others. */
    static String who(List<String> actors, int count) {
        int known = actors.size();
        if (count <= known) {
            return known == 1
                    ? actors.get(0)
                    : String.join(", ", actors.subList(0, known - 1)) + " and " + actors.get(known - 1);
        }
        int named = Math.min(known, 2);
        int others = count - named;
        return String.join(", ", actors.subList(0, named)) + " and " + others + (others == 1 ? " other" : " others");
    }

    /** Returns the path of the page that a notice is about. */
    static String path(String hash) {
        return hash.isEmpty() ? "/inbox" : "/video/" + hash;
    }

    /**
     * Returns the values of the template of digests.
     *
     * @param lines sentences and links; those that do not fit are counted only
     */
    static Map<String, String> digest(List<Map.Entry<String, String>> lines, String inbox, String settings) {
        Map<String, String> values = new HashMap<>();
        int more = lines.size() - InboxMailTemplate.MAX_LINES;
        values.put("count", lines.size() == 1 ? "1 notice" : lines.size() + " notices");
        values.put("link", inbox);
        values.put("settings", settings);
        values.put("more", more > 0 ? "and " + more + " more" : "");
        for (int i = 0; i < InboxMailTemplate.MAX_LINES; i++) {
            boolean isUsed = i < lines.size();
            values.put("line" + (i + 1), isUsed ? lines.get(i).getKey() : "");
            values.put("link" + (i + 1), isUsed ? lines.get(i).getValue() : "");
        }
        return values;
    }
}
