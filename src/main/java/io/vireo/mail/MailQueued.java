package io.vireo.mail;

/** A mail is in the outbox; told to the sender when the transaction has been committed. */
record MailQueued() {}
