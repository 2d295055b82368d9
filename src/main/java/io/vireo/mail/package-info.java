/**
 * Mail: a transactional outbox in the database, and the sender that delivers its mails by SMTP, or to files if no server is configured.
 * Independent of accounts and videos.
 *
 * <p>May be called by {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.mail;

import org.jspecify.annotations.NullMarked;
