package io.vireo.moderation;

/**
 * Content of a {@link ReportSubject}, as it is now.
 *
 * @param key the key of its row
 * @param id its public id, such as the hash path or the username
 * @param ownerId the key of the channel that is responsible for it
 * @param title the title, or the username of a channel
 * @param text its text; may be empty
 */
public record ReportedContent(long key, String id, long ownerId, String title, String text) {}
