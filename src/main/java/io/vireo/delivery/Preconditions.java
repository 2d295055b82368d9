package io.vireo.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The preconditions of a GET or HEAD request on an existing representation (RFC 9110, section 13).
 *
 * <p>Each component is the value of a header, several lines joined by commas, or null if absent. An unparseable date counts as absent.
 */
record Preconditions(
        @Nullable String ifMatch,
        @Nullable String ifUnmodifiedSince,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince,
        @Nullable String ifRange) {

    /** The result of evaluating the preconditions. */
    enum Outcome {
        /** Answer 200, or 206 if {@link Preconditions#rangeAllowed} too. */
        PROCEED,
        /** Answer 304. */
        NOT_MODIFIED,
        /** Answer 412. */
        PRECONDITION_FAILED
    }

    /**
     * Evaluates all preconditions except {@code If-Range}, in the order of RFC 9110, section 13.2.2.
     *
     * @param etag the strong entity tag of the representation, with its quotes
     * @param lastModified the modification time, truncated to the second
     */
    Outcome evaluate(String etag, Instant lastModified) {
        if (ifMatch != null) {
            if (!EntityTags.strongMatch(ifMatch, etag)) {
                return Outcome.PRECONDITION_FAILED;
            }
        } else if (HttpDate.parse(ifUnmodifiedSince)
                .filter(lastModified::isAfter)
                .isPresent()) {
            return Outcome.PRECONDITION_FAILED;
        }
        boolean unchanged;
        if (ifNoneMatch != null) {
            unchanged = EntityTags.weakMatch(ifNoneMatch, etag);
        } else {
            Optional<Instant> since = HttpDate.parse(ifModifiedSince);
            unchanged = since.isPresent() && !lastModified.isAfter(since.get());
        }
        return unchanged ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
    }

    /**
     * Returns whether the {@code Range} header applies: {@code If-Range} is absent, or matches the current representation (section
     * 13.1.5: strong comparison of a tag, or an equal date).
     */
    boolean rangeAllowed(String etag, Instant lastModified) {
        if (ifRange == null || ifRange.strip().equals(etag)) {
            return true;
        }
        return HttpDate.parse(ifRange).filter(lastModified::equals).isPresent();
    }
}
