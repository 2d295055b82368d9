package io.vireo.mail;

/** What a mail says, once as plain text and once as HTML. */
record MailContent(String subject, String text, String html) {}
