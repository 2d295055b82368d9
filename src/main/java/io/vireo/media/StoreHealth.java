package io.vireo.media;

import io.vireo.platform.HealthOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready when the media store takes a file and has more room than is kept in reserve. May hang as long as the disk does. */
@HealthOf(HealthOf.Page.READY)
@ApplicationScoped
public class StoreHealth implements HealthCheck {
    @Inject
    Drafts drafts;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("store").up();
        try (Draft draft = drafts.begin()) {
            draft.write(ByteBuffer.allocate(1));
            drafts.requireRoom(0);
        } catch (StoreFull e) {
            answer.down().withData("error", "full");
        } catch (UncheckedIOException e) {
            answer.down().withData("error", "cannot be written");
        }
        return answer.withData("freeBytes", drafts.freeBytes()).build();
    }
}
