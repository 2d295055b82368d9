package io.vireo.mail;

/** CDI event: a mail was added to the outbox. The sender observes it after the transaction has committed. */
record MailQueued() {}
