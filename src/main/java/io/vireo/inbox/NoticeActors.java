package io.vireo.inbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who has acted in a notice.
 *
 * @param names the usernames of the last ones, at most {@value #MAX_NAMES}
 * @param count the number of different channels
 * @param commentId the key of the last comment; 0 for none
 * @param text the beginning of that comment
 */
record NoticeActors(List<String> names, int count, long commentId, String text) {
    static final int MAX_NAMES = 3;

    /** The number of acts that a notice shows; older ones are only counted. */
    static final int MAX_ACTS = 20;

    /**
     * Summarizes the acts that a notice shows.
     *
     * @param acts the last one first
     * @param stored the number of different channels that have ever acted in the notice
     * @return with the count 0 if nothing is left that the recipient may see
     */
    static NoticeActors of(List<NoticeAct> acts, int stored) {
        List<NoticeAct> shown = acts.stream().filter(NoticeAct::isShown).toList();
        int known = different(acts.stream());
        int gone = known - different(shown.stream());
        return new NoticeActors(
                shown.stream().map(NoticeAct::actor).distinct().limit(MAX_NAMES).toList(),
                shown.isEmpty() ? 0 : Math.max(stored, known) - gone,
                shown.isEmpty() ? 0 : shown.get(0).commentId(),
                shown.isEmpty() ? "" : shown.get(0).text());
    }

    private static int different(Stream<NoticeAct> acts) {
        return (int) acts.map(NoticeAct::actorId).distinct().count();
    }
}
