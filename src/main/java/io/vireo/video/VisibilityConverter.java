package io.vireo.video;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** JPA converter of {@link Visibility}. */
@Converter(autoApply = true)
public final class VisibilityConverter implements AttributeConverter<Visibility, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Visibility visibility) {
        return visibility == null ? null : visibility.text();
    }

    @Override
    public @Nullable Visibility convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : Visibility.of(stored);
    }
}
