package io.vireo.media;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.Component;
import io.vireo.platform.HealthGroup;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Reports readiness when the media store is writable and has more free space than the reserve. May block as long as the disk does. */
@HealthGroup(HealthGroup.Page.READY)
@Component
public class StorageHealthCheck implements HealthCheck {
    @Inject
    StagingArea stagingArea;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("store").up();
        try (StagedFile stagedFile = stagingArea.begin()) {
            stagedFile.write(ByteBuffer.allocate(1));
            stagingArea.requireRoom(0);
        } catch (StorageFullException e) {
            response.down().withData("error", "full");
        } catch (UncheckedIOException e) {
            response.down().withData("error", "cannot be written");
        }
        return response.withData("freeBytes", stagingArea.freeBytes()).build();
    }
}
