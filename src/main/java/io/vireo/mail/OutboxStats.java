package io.vireo.mail;

import org.jspecify.annotations.Nullable;

/**
 * What is in the outbox and not given up.
 *
 * @param mails how many
 * @param oldest when the oldest of them was added, in epoch milliseconds; null without any
 */
record OutboxStats(long mails, @Nullable Long oldest) {}
