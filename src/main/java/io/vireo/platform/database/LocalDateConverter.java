package io.vireo.platform.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * JPA converter that stores a {@link LocalDate} in a {@code DATE} column as text. EclipseLink would convert it to {@code
 * java.sql.Date}, an instant in the JVM's time zone: where a zone has skipped the day (Pacific/Apia 2011-12-30) or its midnight,
 * another day would be stored.
 */
@Converter(autoApply = true)
public final class LocalDateConverter implements AttributeConverter<LocalDate, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    @Override
    public @Nullable LocalDate convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : LocalDate.parse(stored);
    }
}
