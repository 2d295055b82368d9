package io.vireo.moderation;

import io.vireo.video.VideoCredentials;

/**
 * A kind of content that users can report and moderators can decide about. A feature contributes an {@code @ApplicationScoped} bean; all
 * beans of the type are found.
 *
 * <p>The feature also removes the reports of deleted content by {@link ReportedSubjects#forget}.
 */
public interface ReportSubject {
    /** Returns the kind in JSON and in the database, such as {@code video}: at most 16 lower-case letters. */
    String kind();

    /**
     * Returns content that a user may report.
     *
     * @param id the public id; of content that belongs to a video with the hash path and a slash before it
     * @param credentials what the request of the user presents
     * @throws io.vireo.http.ApiException as the feature answers for content that does not exist or that the user may not see
     */
    ReportedContent visible(String id, VideoCredentials credentials);

    /**
     * Returns content for moderators, also if it is hidden.
     *
     * @param id the public id
     * @throws io.vireo.http.ApiException as the feature answers for content that does not exist
     */
    ReportedContent any(String id);

    /** Returns whether {@link #hide}, {@link #restore} and {@link #remove} are supported. */
    default boolean isRemovable() {
        return false;
    }

    /** Hides content from everyone except moderators, in the transaction of the decision. Returns whether it was changed. */
    default boolean hide(ReportedContent content) {
        throw new UnsupportedOperationException();
    }

    /** Ends {@link #hide}. Returns whether it was changed. */
    default boolean restore(ReportedContent content) {
        throw new UnsupportedOperationException();
    }

    /** Deletes content, in the transaction of the decision. */
    default void remove(ReportedContent content) {
        throw new UnsupportedOperationException();
    }
}
