package io.vireo.view;

import io.vireo.platform.Component;
import io.vireo.platform.crypto.Seal;
import io.vireo.platform.crypto.SecretRepository;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Seals tickets to a video, so that no client decides when it began to watch. Nothing is stored. */
@Component
class ViewTicketCodec {
    /** Shorter than a day: the key of the day on which a view began still exists. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private final Seal seal;
    private final Clock clock;

    @Inject
    ViewTicketCodec(SecretRepository secrets, Clock clock) {
        this(new Seal(secrets.key("view-ticket")), clock);
    }

    ViewTicketCodec(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** Returns the ticket of a view that begins now. */
    String issue(String hash, ViewTicket view) {
        byte[] viewer = HexFormat.of().parseHex(view.viewer());
        byte[] payload = ByteBuffer.allocate(Long.BYTES + viewer.length)
                .putLong(view.begun().toEpochMilli())
                .put(viewer)
                .array();
        return seal.seal(context(hash), payload);
    }

    /** Returns the view of a ticket; empty if the ticket is not of this video, has expired, or is of the future: the clock was set back. */
    Optional<ViewTicket> open(String hash, String ticket) {
        return seal.open(context(hash), ticket)
                .filter(payload -> payload.length > Long.BYTES)
                .map(ViewTicketCodec::view)
                .filter(this::isCurrent);
    }

    private boolean isCurrent(ViewTicket view) {
        Duration age = Duration.between(view.begun(), clock.instant());
        return !age.isNegative() && age.compareTo(LIFETIME) < 0;
    }

    private static ViewTicket view(byte[] payload) {
        long begun = ByteBuffer.wrap(payload).getLong();
        String viewer = HexFormat.of().formatHex(payload, Long.BYTES, payload.length);
        return new ViewTicket(Instant.ofEpochMilli(begun), viewer);
    }

    private static String context(String hash) {
        return "view " + hash;
    }
}
