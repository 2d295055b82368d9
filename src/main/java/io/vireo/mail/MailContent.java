package io.vireo.mail;

/** The rendered content of a mail, as plain text and as HTML. */
record MailContent(String subject, String text, String html) {}
