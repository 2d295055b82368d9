package io.vireo.identity.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;

/**
 * The body of {@code PATCH} and {@code PUT /c/{name}/notifications}: an object whose property names are keys of mail categories and of
 * kinds of notices.
 *
 * @param changes the changes by key; absent keys leave the preference unchanged
 */
public record MailPreferencesBody(Map<String, PreferenceChange> changes) {
    /** Creates the body; the JSON object itself is the map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailPreferencesBody {}
}
