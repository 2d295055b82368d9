package io.vireo.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox.
 *
 * <p>Life cycle:
 * <ol>
 * <li>Queued by the transaction of the event that it reports, and due immediately.
 * <li>Leased: a node postpones the due time by the duration of the lease and attempts to send the mail. If the node crashes, the mail
 * becomes due again when the lease expires.
 * <li>Sent: the row is removed.
 * <li>Failed: it becomes due again after a delay that grows with each attempt.
 * <li>Expired: it becomes a dead letter, from which all personal data has been removed.
 * </ol>
 */
@Entity
@Table(name = "Mails")
public class QueuedMail {
    private static final int ERROR_LENGTH = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "MailID")
    private long id;

    @Column(name = "MessageID")
    private String messageId = "";

    @Column(name = "Template")
    private String template = "";

    @Column(name = "Recipient")
    private String recipient = "";

    @Column(name = "Subject")
    private String subject = "";

    @Column(name = "TextBody")
    private String text = "";

    @Column(name = "HtmlBody")
    private String html = "";

    @Column(name = "Unsubscribe")
    private @Nullable String unsubscribe;

    @Column(name = "Created")
    private long created;

    @Column(name = "Expires")
    private long expires;

    @Column(name = "NextAttemptAt")
    private @Nullable Long nextAttemptAt;

    @Column(name = "Lease")
    private @Nullable String lease;

    @Column(name = "Attempts")
    private int attempts;

    @Column(name = "LastError")
    private @Nullable String lastError;

    @Column(name = "FailedAt")
    private @Nullable Long failedAt;

    protected QueuedMail() {}

    QueuedMail(MailTemplate template, EmailAddress recipient, MailContent content, @Nullable String unsubscribe) {
        this.messageId = UUID.randomUUID().toString();
        this.template = template.name();
        this.recipient = recipient.address();
        this.subject = content.subject();
        this.text = content.text();
        this.html = content.html();
        this.unsubscribe = unsubscribe;
    }

    /**
     * Initializes a new mail, which is due immediately.
     *
     * @param lifetime how long sending is retried
     */
    QueuedMail created(Instant now, Duration lifetime) {
        created = now.toEpochMilli();
        expires = now.plus(lifetime).toEpochMilli();
        nextAttemptAt = created;
        return this;
    }

    /**
     * Leases the mail: other nodes do not attempt to send it before {@code end}.
     *
     * @param holder identifies the lease
     */
    void lease(String holder, Instant end) {
        lease = holder;
        nextAttemptAt = end.toEpochMilli();
    }

    boolean isLeasedBy(String holder) {
        return holder.equals(lease);
    }

    /**
     * Schedules the next attempt, or turns the mail into a dead letter if it has expired.
     *
     * @param retry the initial delay
     * @param maxDelay the maximum delay
     * @param reason the reason, with redacted addresses
     * @return when the mail is due; empty for a dead letter
     */
    Optional<Instant> recordFailure(Instant now, Duration retry, Duration maxDelay, String reason) {
        attempts++;
        lease = null;
        lastError = reason.length() > ERROR_LENGTH ? reason.substring(0, ERROR_LENGTH) : reason;
        if (now.toEpochMilli() >= expires) {
            markFailed(now);
            return Optional.empty();
        }
        Duration doubled = retry.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration delay = doubled.compareTo(maxDelay) > 0 ? maxDelay : doubled;
        // the last attempt is made at the time of expiry
        nextAttemptAt = Math.min(now.plus(delay).toEpochMilli(), expires);
        return Optional.of(Instant.ofEpochMilli(nextAttemptAt));
    }

    private void markFailed(Instant now) {
        failedAt = now.toEpochMilli();
        nextAttemptAt = null;
        recipient = "";
        subject = "";
        text = "";
        html = "";
        unsubscribe = null;
    }

    long id() {
        return id;
    }

    String messageId() {
        return messageId;
    }

    /** Returns the name of its template. */
    String template() {
        return template;
    }

    String recipient() {
        return recipient;
    }

    MailContent content() {
        return new MailContent(subject, text, html);
    }

    @Nullable
    String unsubscribe() {
        return unsubscribe;
    }

    Instant created() {
        return Instant.ofEpochMilli(created);
    }

    int attempts() {
        return attempts;
    }
}
