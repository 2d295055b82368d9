package io.vireo.mail;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of the queued mails, without dead letters.
 *
 * @param mails the number of mails
 * @param oldest when the oldest was added, in epoch milliseconds; null if there is none
 */
record OutboxStats(long mails, @Nullable Long oldest) {}
