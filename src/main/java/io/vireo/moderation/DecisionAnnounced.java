package io.vireo.moderation;

/**
 * CDI event: an owner or a reporter is informed about a decision by mail. It is fired within the transaction that writes the mail.
 *
 * @param recipientId the key of the channel that is informed
 * @param decisionId the key of the decision; 0 if none is stored, as for a standing that ends
 * @param title of the subject at the time of the decision
 * @param action the key of the action, such as {@code remove}
 * @param reason for the owner; empty for reporters
 * @param isReporter whether the recipient has reported the subject, which belongs to another channel
 */
public record DecisionAnnounced(
        long recipientId,
        long decisionId,
        SubjectReference subject,
        String title,
        String action,
        String reason,
        boolean isReporter) {}
