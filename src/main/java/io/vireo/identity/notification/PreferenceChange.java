package io.vireo.identity.notification;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vireo.identity.MailFrequency;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The value of one key in a request that changes preferences: true or false for a category of mails, an object for a kind of notices.
 *
 * @param wanted whether the mails of a category are wanted; null for a kind of notices
 * @param site whether notices are shown on the site; null to leave it unchanged
 * @param mail when notices are sent by mail; null to leave it unchanged
 */
@JsonDeserialize(using = PreferenceChange.Reader.class)
public record PreferenceChange(
        @Nullable Boolean wanted,
        @Nullable Boolean site,
        @Nullable MailFrequency mail) {
    /** Reads both forms. */
    static final class Reader extends JsonDeserializer<PreferenceChange> {
        @Override
        public PreferenceChange deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode value = context.readTree(parser);
            if (value.isBoolean()) {
                return new PreferenceChange(value.booleanValue(), null, null);
            }
            if (!value.isObject()) {
                throw JsonMappingException.from(parser, "neither a boolean nor an object");
            }
            return new PreferenceChange(null, site(parser, value.get("site")), mail(parser, value.get("mail")));
        }

        private static @Nullable Boolean site(JsonParser parser, @Nullable JsonNode value) throws IOException {
            if (value != null && !value.isBoolean()) {
                throw JsonMappingException.from(parser, "site is not a boolean");
            }
            return value == null ? null : value.booleanValue();
        }

        private static @Nullable MailFrequency mail(JsonParser parser, @Nullable JsonNode value) throws IOException {
            if (value == null) {
                return null;
            }
            return MailFrequency.find(value.isTextual() ? value.textValue() : "")
                    .orElseThrow(() -> JsonMappingException.from(parser, "mail is no frequency"));
        }
    }
}
