package io.vireo.inbox;

import java.util.List;

/**
 * An entry of an inbox. Texts are empty where they do not apply.
 *
 * @param kind comment, reply, mention, like, subscriber, video or moderation
 * @param subject the hash path of the video; for replies and mentions the id of the comment that was answered or has the mention; for
 *     subscribers and decisions about channels a username
 * @param title the title of the video, or of what was decided about
 * @param actors the usernames of the last ones who have acted, at most three
 * @param count the number of all of them; 0 for decisions
 * @param at when the last one has acted, ISO 8601 in UTC
 * @param video the hash path of the video
 * @param text the beginning of the last comment, or the reason of the decision
 * @param about the kind of content of a decision: video, channel or comment
 * @param action the action of a decision
 * @param reported whether the recipient has reported that content
 */
public record InboxEntry(
        String id,
        String kind,
        String subject,
        String title,
        List<String> actors,
        int count,
        String at,
        boolean read,
        String video,
        String text,
        String about,
        String action,
        boolean reported) {}
