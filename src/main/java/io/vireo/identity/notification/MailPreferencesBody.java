package io.vireo.identity.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;

/**
 * The body of {@code PATCH} and {@code PUT /c/{name}/notifications}: an object whose property names are keys of mail categories.
 *
 * @param wanted whether mails of a category are wanted, by the key of the category; absent keys leave the choice unchanged
 */
public record MailPreferencesBody(Map<String, Boolean> wanted) {
    /** Creates the body; the JSON object itself is the map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailPreferencesBody {}
}
