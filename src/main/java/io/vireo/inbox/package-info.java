/**
 * Notices to channels: comments, replies, mentions, likes, subscribers, new videos and decisions of moderators; the inbox that shows them,
 * the mails about them, and what channels have chosen to receive (docs/decisions/0099-inbox.md).
 *
 * <p>An act inserts a row into {@code InboxEvents}, which nothing waits for. The leader groups the events within seconds. New videos are
 * no rows: they are merged when the inbox is read.
 *
 * <p>May be called by {@code search} and {@code web}.
 */
@NullMarked
package io.vireo.inbox;

import org.jspecify.annotations.NullMarked;
