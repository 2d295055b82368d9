package io.vireo.identity.notification;

import java.util.Map;

/**
 * The body of {@code PATCH} and {@code PUT /c/{name}/notifications}: an object whose keys are those of mail categories.
 *
 * @param wanted whether mails of a category are wanted, by the category's key; a key that is absent means no change
 */
public record MailPreferencesBody(Map<String, Boolean> wanted) {}
