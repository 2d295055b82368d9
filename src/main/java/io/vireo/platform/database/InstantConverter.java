package io.vireo.platform.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * JPA converter that stores an {@link Instant} in a {@code DATETIME(6)} column in UTC, independent of the JVM's time zone, by the
 * connection options of {@link VireoDataSource}. Precision beyond microseconds is truncated.
 *
 * <p>Needed because {@code Instant} is a basic type only since Jakarta Persistence 3.2, and Vireo uses 3.1.
 */
@Converter(autoApply = true)
public final class InstantConverter implements AttributeConverter<Instant, Timestamp> {
    @Override
    public @Nullable Timestamp convertToDatabaseColumn(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
