/**
 * Moderation: reports, the queue and the decisions of moderators, appeals, the log, and blocks between channels. Features make their
 * content reportable by a {@link io.vireo.moderation.ReportSubject}.
 *
 * <p>May be called by the features above it.
 */
@NullMarked
package io.vireo.moderation;

import org.jspecify.annotations.NullMarked;
