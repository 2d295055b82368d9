package io.vireo.http;

import io.vireo.platform.DatabaseRoom;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses what {@link NeedsRoom} while there is little; who may not call at all is told that before. */
@Provider
@NeedsRoom
public class RoomFilter implements ContainerRequestFilter {
    @Inject
    DatabaseRoom room;

    @Override
    public void filter(ContainerRequestContext request) {
        if (room.isScarce()) {
            throw CommonError.NO_SPACE.refusal();
        }
    }
}
