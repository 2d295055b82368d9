/**
 * Mail: an outbox in the database, written in the transaction of what a mail reports, and the sending of what is in it, by SMTP or, where
 * no server is set, into files. Knows nothing of accounts and videos.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.mail;

import org.jspecify.annotations.NullMarked;
